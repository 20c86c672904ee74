import type { AttemptState } from '@petakom/contract'

/** Time for the last batch to travel: what arrives within it was written before the end. */
export const GRACE_SECONDS = 60

export interface Sitting {
  readonly opensAt: Date
  readonly closesAt: Date
  readonly durationSeconds: number
  readonly extraSeconds: number
  /** The clock stands still since then. */
  readonly pausedAt: Date | null
  /** Of the pauses that are over. */
  readonly pausedSeconds: number
  /** Moves the closing alone. */
  readonly closingExtraSeconds: number
  readonly startedAt: Date | null
  readonly handedInAt: Date | null
}

const plusSeconds = (time: Date, seconds: number) => new Date(time.getTime() + seconds * 1000)

const secondsBetween = (from: Date, to: Date) => Math.max(0, (to.getTime() - from.getTime()) / 1000)

/** Seconds in which the clock stood still so far, the pause under way among them. */
function stillSeconds({ pausedAt, pausedSeconds }: Sitting, now: Date): number {
  return pausedSeconds + (pausedAt ? secondsBetween(pausedAt, now) : 0)
}

/**
 * End of the working time; while the clock stands still it moves on with `now`. Extra time and pauses move the closing
 * time of the session too.
 */
export function deadlineOf(sitting: Sitting, now: Date): Date {
  const { startedAt, closesAt, durationSeconds, extraSeconds, closingExtraSeconds } = sitting
  const still = stillSeconds(sitting, now)
  const closing = plusSeconds(closesAt, extraSeconds + closingExtraSeconds + still)
  if (!startedAt) return closing
  const ownEnd = plusSeconds(startedAt, durationSeconds + extraSeconds + still)
  return ownEnd < closing ? ownEnd : closing
}

/** Seconds worked since the start, pauses not counted; 0 before the start. */
export function workingSeconds(sitting: Sitting, now: Date): number {
  if (!sitting.startedAt) return 0
  return Math.max(0, secondsBetween(sitting.startedAt, now) - stillSeconds(sitting, now))
}

export function stateOf(sitting: Sitting, now: Date): AttemptState {
  if (sitting.handedInAt) return 'handed-in'
  if (sitting.pausedAt) return 'paused'
  if (now > deadlineOf(sitting, now)) return 'closed'
  if (sitting.startedAt) return 'running'
  return now < sitting.opensAt ? 'waiting' : 'open'
}

/** Whether an answer that arrives now counts only if a person says so. */
export function isLate(sitting: Sitting, now: Date): boolean {
  return sitting.handedInAt !== null || now > plusSeconds(deadlineOf(sitting, now), GRACE_SECONDS)
}

/** Whole seconds of working time left; before the start, all that a start now would give. */
export function remainingSeconds(sitting: Sitting, now: Date): number {
  if (sitting.handedInAt) return 0
  const start = sitting.startedAt ?? (now > sitting.opensAt ? now : sitting.opensAt)
  const end = deadlineOf({ ...sitting, startedAt: start }, now)
  const from = sitting.startedAt ? now : start
  return Math.max(0, Math.floor((end.getTime() - from.getTime()) / 1000))
}
