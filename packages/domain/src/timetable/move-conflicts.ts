import type { Centre, Sitting } from './centre.ts'
import { type Broken, checkTimetable } from './check-timetable.ts'

/** The rules that one change by hand would break and that are whole without it; nothing is changed. */
export function moveConflicts(
  centre: Centre,
  sittings: readonly Sitting[],
  place: number,
  change: Partial<Sitting>,
): Broken[] {
  const before = sittings[place]
  if (before === undefined) throw new RangeError(`no sitting ${place} among ${sittings.length}`)
  const known = new Set(checkTimetable(centre, sittings).map((one) => JSON.stringify(one)))
  const moved = sittings.map((one, index) => (index === place ? { ...one, ...change } : one))
  return checkTimetable(centre, moved).filter((one) => !known.has(JSON.stringify(one)))
}
