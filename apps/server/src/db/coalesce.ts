interface Waiting<I, O> {
  readonly input: I
  readonly resolve: (output: O) => void
  readonly reject: (error: unknown) => void
}

/**
 * Turns many small calls into few large ones: what arrives while others are under way goes together in the next flight,
 * so that a busy server makes one round trip to the database for dozens of callers and an idle one waits for nothing.
 * `work` replies in the order of its inputs. When a flight of several fails, each is tried alone: nobody pays for a
 * neighbour's failure.
 */
export function coalesce<I, O>(
  work: (inputs: readonly I[]) => Promise<readonly O[]>,
  { flights = 2, most = 64 } = {},
): (input: I) => Promise<O> {
  const queue: Waiting<I, O>[] = []
  let flying = 0

  async function fly(group: readonly Waiting<I, O>[]): Promise<void> {
    try {
      const outputs = await work(group.map(({ input }) => input))
      for (const [index, { resolve }] of group.entries()) resolve(outputs[index]!)
    } catch (error) {
      if (group.length === 1) group[0]!.reject(error)
      else for (const one of group) await fly([one])
    }
  }

  async function drain(): Promise<void> {
    flying += 1
    while (queue.length > 0) await fly(queue.splice(0, most))
    flying -= 1
  }

  return (input) =>
    new Promise((resolve, reject) => {
      queue.push({ input, resolve, reject })
      // After the other callbacks of this turn: requests that were read together go together.
      if (flying < flights) setImmediate(() => flying < flights && queue.length > 0 && drain())
    })
}
