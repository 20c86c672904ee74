/** Dates are 'YYYY-MM-DD' and compare as text. A span is held from `from` until the day before `until` (null: still). */
export interface Span {
  readonly from: string
  readonly until: string | null
}

const DAY = 86_400_000
const format = (time: number) => new Date(time).toISOString().slice(0, 10)

const monthNumber = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

const monthLength = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (LENGTHS[month - 1] ?? 0))

/** Throws on what is no day of the calendar, such as 2023-02-29. */
export function parseDay(day: string): number {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || date < 1 || date > monthLength(year, month)) {
    throw new RangeError(`not a date: ${day}`)
  }
  return Date.UTC(year, month - 1, date)
}

/** Clamped to the end of the month, as PostgreSQL does: 29 February and a year is 28 February. */
export function shiftMonths(day: string, months: number): string {
  const total = monthNumber(day) - 1 + months
  const year = Math.floor(total / 12)
  const month = total - year * 12
  const date = Math.min(Number(day.slice(8, 10)), monthLength(year, month + 1))
  return `${year}-${month < 9 ? '0' : ''}${month + 1}-${date < 10 ? '0' : ''}${date}`
}

/** Complete months from one day to a later one; 0 where `until` is earlier. */
export function monthsBetween(from: string, until: string): number {
  const months = monthNumber(until) - monthNumber(from)
  return Math.max(0, shiftMonths(from, months) <= until ? months : months - 1)
}

export const shiftDays = (day: string, days: number): string => format(parseDay(day) + days * DAY)

export const daysBetween = (from: string, until: string): number => (parseDay(until) - parseDay(from)) / DAY

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
