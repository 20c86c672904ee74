import { byFrom, daysBetween, monthsBetween, type Span, shiftDays, shiftMonths } from './calendar.ts'

/** Spans joined where they overlap or touch: two posts held at once count once. */
function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = []
  for (const span of spans.toSorted(byFrom)) {
    if (span.until !== null && span.until <= span.from) continue
    const last = result.at(-1)
    if (!last || (last.until !== null && last.until < span.from)) result.push(span)
    else if (last.until !== null && (span.until === null || span.until > last.until)) {
      result[result.length - 1] = { from: last.from, until: span.until }
    }
  }
  return result
}

/**
 * The day on which so many months are complete over all spans together; null where they never are.
 * Earlier spans are moved up against the next, so that a single span is complete on its anniversary.
 */
export function completeOn(spans: readonly Span[], months: number): string | null {
  let daysBefore = 0
  for (const { from, until } of joined(spans)) {
    const anniversary = shiftMonths(shiftDays(from, -daysBefore), months)
    // A year across other leap days may be a day shorter than the days already served.
    if (anniversary < from) return from
    if (until === null || anniversary <= until) return anniversary
    daysBefore += daysBetween(from, until)
  }
  return null
}

/** Complete months over all spans on a date: the largest number that `completeOn` puts on that day or earlier. */
export function monthsServed(spans: readonly Span[], date: string): number {
  let months = 0
  let daysBefore = 0
  for (const { from, until } of joined(spans)) {
    if (from > date) break
    const end = until !== null && until < date ? until : date
    months = Math.max(months, monthsBetween(shiftDays(from, -daysBefore), end))
    daysBefore += daysBetween(from, end)
  }
  return months
}
