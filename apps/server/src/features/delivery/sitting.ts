import type { AttemptState } from '@petakom/contract'

/** Time for the last batch to travel: what arrives within it was written before the end. */
export const GRACE_SECONDS = 60

export interface Sitting {
  readonly opensAt: Date
  readonly closesAt: Date
  readonly durationSeconds: number
  readonly extraSeconds: number
  readonly startedAt: Date | null
  readonly handedInAt: Date | null
}

const plusSeconds = (time: Date, seconds: number) => new Date(time.getTime() + seconds * 1000)

/** End of the working time. Extra time moves the closing time of the session too. */
export function deadlineOf({ startedAt, closesAt, durationSeconds, extraSeconds }: Sitting): Date {
  const closing = plusSeconds(closesAt, extraSeconds)
  if (!startedAt) return closing
  const ownEnd = plusSeconds(startedAt, durationSeconds + extraSeconds)
  return ownEnd < closing ? ownEnd : closing
}

export function stateOf(sitting: Sitting, now: Date): AttemptState {
  if (sitting.handedInAt) return 'handed-in'
  if (now > deadlineOf(sitting)) return 'closed'
  if (sitting.startedAt) return 'running'
  return now < sitting.opensAt ? 'waiting' : 'open'
}

/** Whether an answer that arrives now counts only if a person says so. */
export function isLate(sitting: Sitting, now: Date): boolean {
  return sitting.handedInAt !== null || now > plusSeconds(deadlineOf(sitting), GRACE_SECONDS)
}

/** Whole seconds of working time left; before the start, all that a start now would give. */
export function remainingSeconds(sitting: Sitting, now: Date): number {
  if (sitting.handedInAt) return 0
  const start = sitting.startedAt ?? (now > sitting.opensAt ? now : sitting.opensAt)
  const end = deadlineOf({ ...sitting, startedAt: start })
  const from = sitting.startedAt ? now : start
  return Math.max(0, Math.floor((end.getTime() - from.getTime()) / 1000))
}
