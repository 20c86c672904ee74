/** One line of the bench: a figure, and the budget or the peer that it is held against. */
export interface Line {
  readonly name: string
  readonly figure: string
  readonly against: string
  /** Figure over budget, or budget over figure for rates: at most 1 is within. */
  readonly ratio: number
}

export async function seconds(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

/** Milliseconds of each call, smallest first. */
export async function timings(times: number, work: () => Promise<unknown>): Promise<number[]> {
  const taken: number[] = []
  for (let i = 0; i < times; i += 1) taken.push((await seconds(work)) * 1000)
  return taken.sort((one, other) => one - other)
}

export const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!
