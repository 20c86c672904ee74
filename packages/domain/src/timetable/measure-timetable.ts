import { type Bound, findBounds } from './bounds.ts'
import type { Centre, Sitting } from './centre.ts'
import { DAY, openLine, openMinutesBefore } from './open-time.ts'

export interface Measured {
  /** Open minutes from the first day's start to the last end. */
  readonly minutes: number
  /** Open minutes below which no timetable can go, and what says so. Null when a bound cannot be met at all. */
  readonly lowerBound: number | null
  readonly binding: Bound | null
  /** `minutes / lowerBound - 1`; 0 is proved best. Null where something is left to be seated: the bound is for all. */
  readonly gap: number | null
}

/** What any timetable costs, and how far it is from the proved bound; unknown days and exercises count for nothing. */
export function measureTimetable(centre: Centre, sittings: readonly Sitting[]): Measured {
  const days = new Map(centre.days.map(({ id }, index) => [id, index]))
  const exercises = new Map(centre.exercises.map((one) => [one.id, one]))
  let end = 0
  let seats = 0
  for (const { day, exercise, start, participants } of sittings) {
    seats += participants.length
    end = Math.max(end, (days.get(day) ?? 0) * DAY + start + (exercises.get(exercise)?.minutes ?? 0))
  }
  const line = openLine(centre)
  const bounds = findBounds(centre)
  const minutes = openMinutesBefore(line, end)
  if (bounds.some(({ earliest }) => earliest === null)) return { minutes, lowerBound: null, binding: null, gap: null }
  const binding = bindingOf(bounds)
  const lowerBound = openMinutesBefore(line, binding?.earliest ?? 0)
  const isWhole = seats >= centre.participants.length * centre.exercises.length
  const gap = !isWhole ? null : lowerBound === 0 ? 0 : Math.max(0, minutes / lowerBound - 1)
  return { minutes, lowerBound, binding, gap }
}

/** The bound that says most. */
export const bindingOf = (bounds: readonly Bound[]): Bound | null =>
  bounds.reduce<Bound | null>((most, one) => ((one.earliest ?? 0) > (most?.earliest ?? 0) ? one : most), null)
