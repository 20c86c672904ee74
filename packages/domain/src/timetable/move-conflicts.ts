import type { Centre, Sitting } from './centre.ts'
import { type Broken, type BrokenRule, checkTimetable } from './check-timetable.ts'

/** The rules that one change by hand would break and that are whole without it; nothing is changed. */
export function moveConflicts(
  centre: Centre,
  sittings: readonly Sitting[],
  place: number,
  change: Partial<Sitting>,
): Broken[] {
  const before = sittings[place]
  if (before === undefined) throw new RangeError(`no sitting ${place} among ${sittings.length}`)
  return newConflicts(
    centre,
    sittings,
    sittings.map((one, index) => (index === place ? { ...one, ...change } : one)),
  )
}

/** The rules that `after` breaks and `before` did not; both list the same sittings at the same places. */
export function newConflicts(centre: Centre, before: readonly Sitting[], after: readonly Sitting[]): Broken[] {
  const known = new Set(checkTimetable(centre, before).map((one) => JSON.stringify(one)))
  return checkTimetable(centre, after).filter((one) => !known.has(JSON.stringify(one)))
}

/**
 * Rules that a person may set aside for a reason: nobody is in two places, nobody watches whom they may not, everybody
 * still sits everything.
 */
const MAY_BE_ACCEPTED: ReadonlySet<BrokenRule> = new Set<BrokenRule>([
  'no-rest',
  'no-turnover',
  'in-blocked-time',
  'wrong-room',
  'wrong-group-size',
  'wrong-number-of-assessors',
  'over-daily-limit',
  'too-few-different-assessors',
])

export const mayBeAccepted = (rule: BrokenRule): boolean => MAY_BE_ACCEPTED.has(rule)
