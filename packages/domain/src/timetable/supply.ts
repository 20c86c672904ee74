import type { Centre, Exercise } from './centre.ts'
import { DAY, type OpenSpan, openLine } from './open-time.ts'

/** Most minutes that sittings of some exercises can fill in a span, by its length: whole sittings, none cut. */
export interface Supply {
  /** Minutes of sittings with the pause after each. */
  filled(spans: readonly OpenSpan[], moment: number): number
  /** Minutes of sittings alone. */
  watched(spans: readonly OpenSpan[], moment: number): number
}

/**
 * What one room or person can give to these exercises before a moment. A sitting begins no sooner than its preparation
 * allows after a break, and is not cut: both are true of every timetable, so the bound stays one.
 */
export function supplyOf(centre: Centre, exercises: readonly Exercise[]): Supply {
  const pause = centre.turnoverMinutes
  const ready = Math.min(...exercises.map(({ preparationMinutes }) => preparationMinutes))
  const filled = fill(exercises, ({ minutes }) => minutes + pause, pause)
  const watched = fill(exercises, ({ minutes }) => minutes, pause)
  const breaks = openLine(centre)
  const sum = (table: Float64Array) => (spans: readonly OpenSpan[], moment: number) =>
    spans.reduce((total, { start, end }) => {
      // Preparation is the candidate's own: it may lie in the absence of a room or assessor, not in a break.
      const open = breaks.find((span) => span.start <= start && start < span.end)
      const first = Math.max(start, (open?.start ?? start) + ready)
      const length = Math.min(end, moment) - first
      return length <= 0 ? total : total + table[Math.min(table.length - 1, length + pause)]!
    }, 0)
  return { filled: sum(filled), watched: sum(watched) }
}

/** By minutes of a span and a pause: the most that whole sittings, each with a pause, give in it. */
function fill(exercises: readonly Exercise[], worth: (one: Exercise) => number, pause: number): Float64Array {
  const best = new Float64Array(DAY + pause + 1)
  for (let minutes = 1; minutes < best.length; minutes += 1) {
    best[minutes] = best[minutes - 1]!
    for (const one of exercises) {
      const taken = one.minutes + pause
      if (taken <= minutes) best[minutes] = Math.max(best[minutes]!, best[minutes - taken]! + worth(one))
    }
  }
  return best
}
