import { retryDelay } from '../../lib/retry-delay.ts'
import { type ExamClock, Refusal, Unreachable } from '../exam-api.ts'
import type { AttemptParts } from './attempt-parts.ts'
import type { Outbox } from './outbox.ts'

/** Hands the attempt in: everything that is written goes first, and everything is tried until the server has answered. */
export function createHandIn(parts: AttemptParts, outbox: Outbox, learnTime: (told: ExamClock) => void) {
  const { api, device, clock, written, absences, rest } = parts
  const { view, show } = parts.screen
  const { attemptId } = parts.form()
  let isRunning = false

  async function tryOnce(): Promise<'done' | 'again' | 'stop'> {
    await outbox.flush()
    if (view().isSignedOut || view().readOnly) return 'stop'
    try {
      const { focus, heard } = absences.tell()
      const handedIn = await api.handIn(attemptId, { device, lastSeq: written.lastOwn(), ...focus })
      heard()
      show({ handedIn, phase: 'done', isWaiting: false })
      await parts.keepReceipt(handedIn.receipt)
      return 'done'
    } catch (error) {
      if (error instanceof Unreachable) return 'again'
      if (!(error instanceof Refusal)) throw error
      if (error.code === 'ANSWERS_MISSING') await outbox.supply((error.details as { seqs: number[] }).seqs)
      else if (error.status === 401) show({ isSignedOut: true })
      else if (error.code === 'ATTEMPT_MOVED') show({ readOnly: 'moved', phase: 'working' })
      return error.status === 401 || error.code === 'ATTEMPT_MOVED' ? 'stop' : 'again'
    }
  }

  /**
   * An extension may have been granted while the page was cut off: the server is asked before the end is believed. Where
   * it cannot be, the time counted on from its last word is believed, and the device's own clock never: a hand-in cannot
   * be taken back.
   */
  async function isReallyOver(): Promise<boolean> {
    try {
      learnTime(await api.clock(attemptId, device))
    } catch (error) {
      if (!(error instanceof Unreachable)) return true
    }
    return clock.isTold() && view().pausedLeft === null && clock.now() >= view().deadline
  }

  return async function handIn(isTimeUp: boolean): Promise<void> {
    if (isRunning || !parts.isWriter || view().phase === 'done') return
    isRunning = true
    // While nobody has told the time, the page stays as it is until the server has been asked.
    if (!isTimeUp || clock.isTold()) show({ phase: 'handing-in', isTimeUp })
    if (isTimeUp && !(await isReallyOver())) {
      isRunning = false
      if (view().phase === 'handing-in') show({ phase: 'working', isTimeUp: false })
      return
    }
    show({ phase: 'handing-in', isTimeUp })
    await parts.keepWish()
    try {
      for (let failures = 1; !parts.isStopped(); failures += 1) {
        if ((await tryOnce()) !== 'again') break
        show({ isWaiting: true })
        await rest.pause(retryDelay(failures))
      }
    } finally {
      isRunning = false
    }
  }
}
