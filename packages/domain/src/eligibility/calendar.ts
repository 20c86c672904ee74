/** Dates are 'YYYY-MM-DD' and compare as text. A span is held from `from` until the day before `until` (null: still). */
export interface Span {
  readonly from: string
  readonly until: string | null
}

const DAY = 86_400_000
const format = (time: number) => new Date(time).toISOString().slice(0, 10)

/** Throws on what is no day of the calendar, such as 2023-02-29. */
export function parseDay(day: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(time) || format(time) !== day) throw new RangeError(`not a date: ${day}`)
  return time
}

export const shiftDays = (day: string, days: number): string => format(parseDay(day) + days * DAY)

export const daysBetween = (from: string, until: string): number => (parseDay(until) - parseDay(from)) / DAY

/** Clamped to the end of the month, as PostgreSQL does: 29 February and a year is 28 February. */
export function shiftMonths(day: string, months: number): string {
  const date = new Date(parseDay(day))
  const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate()
  return format(first + (Math.min(date.getUTCDate(), last) - 1) * DAY)
}

/** Complete months from one day to a later one; 0 where `until` is earlier. */
export function monthsBetween(from: string, until: string): number {
  let months = Math.max(0, Math.floor(daysBetween(from, until) / 31))
  while (shiftMonths(from, months + 1) <= until) months++
  return months
}

/** The first day on or after `date` that lies in none of the spans; null where one of them never ends. */
export function firstFreeDay(date: string, spans: readonly Span[]): string | null {
  let day = date
  for (const { from, until } of spans.toSorted((a, b) => a.from.localeCompare(b.from))) {
    if (from > day || (until !== null && until <= day)) continue
    if (until === null) return null
    day = until
  }
  return day
}
