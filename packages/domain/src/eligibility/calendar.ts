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

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** Complete months from one day to a later one; 0 where `until` is earlier. */
export function monthsBetween(from: string, until: string): number {
  const months = monthNumber(until) - monthNumber(from)
  return Math.max(0, shiftMonths(from, months) <= until ? months : months - 1)
}

export const byFrom = (a: Span, b: Span): number => (a.from < b.from ? -1 : Number(a.from > b.from))

/** The first day on or after `date` that lies in none of the spans; null where one of them never ends. */
export function firstFreeDay(date: string, spans: readonly Span[]): string | null {
  let day = date
  for (const { from, until } of spans.toSorted(byFrom)) {
    if (from > day || (until !== null && until <= day)) continue
    if (until === null) return null
    day = until
  }
  return day
}
