import type { Centre, CentreDay, Span } from './centre.ts'

/** What is left of a day between its blocked times, in order. */
export function openSpans(day: CentreDay, taken: readonly Span[] = []): Span[] {
  const spans: Span[] = []
  let from = day.start
  for (const { start, end } of [...day.blocked, ...taken].sort((one, other) => one.start - other.start)) {
    if (Math.min(start, day.end) > from) spans.push({ start: from, end: Math.min(start, day.end) })
    from = Math.max(from, end)
  }
  if (day.end > from) spans.push({ start: from, end: day.end })
  return spans
}

/** A day's place and a minute on one line: later is greater. */
export const DAY = 1440

export interface OpenSpan extends Span {
  readonly day: number
}

/** All open spans of the event as minutes on one line, without those when `who` is away. */
export function openLine(centre: Centre, who?: string): OpenSpan[] {
  return centre.days.flatMap((day, index) =>
    openSpans(
      day,
      centre.absences.filter((absence) => absence.who === who && absence.day === day.id),
    ).map(({ start, end }) => ({ start: index * DAY + start, end: index * DAY + end, day: index })),
  )
}

/** Open minutes before a moment on the line: what the gap is counted in. */
export function openMinutesBefore(spans: readonly OpenSpan[], moment: number): number {
  return spans.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(end, moment) - start), 0)
}
