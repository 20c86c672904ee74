import { type NextItem, Refusal, Unreachable } from './exam-api.ts'

export type Step = 'idle' | 'asking' | 'waiting' | 'ended'

interface Asking {
  ask(): Promise<NextItem>
  /** Sends what is unsent first: the next item follows from the answers. False where the page must stop. */
  isReady(): Promise<boolean>
  show(step: Step): void
  take(next: NextItem): Promise<void>
  refuse(refusal: Refusal): Promise<'again' | 'stop'>
  wait(failures: number): Promise<void>
  isStopped(): boolean
}

/** Asks for the next item of an adaptive section until the server has answered. It needs the line; the answers do not. */
export async function askNext(asking: Asking): Promise<void> {
  for (let failures = 0; !asking.isStopped(); ) {
    asking.show(failures === 0 ? 'asking' : 'waiting')
    if (!(await asking.isReady())) return asking.show('idle')
    try {
      const next = await asking.ask()
      await asking.take(next)
      return asking.show(next.item ? 'idle' : 'ended')
    } catch (error) {
      if (!(error instanceof Unreachable) && !(error instanceof Refusal)) throw error
      if (error instanceof Refusal && (await asking.refuse(error)) === 'stop') return asking.show('idle')
      failures += 1
      asking.show('waiting')
      await asking.wait(failures)
    }
  }
}
