const MINUTE_MS = 60_000
export const DAY_MINUTES = 1440

/** The wall clock of a story that begins at `starts` ('2026-03-02T07:30'): the story names no zone, so none is applied. */
const instantOf = (starts: string, minute: number): number => Date.parse(`${starts}Z`) + minute * MINUTE_MS

/** 08.42 */
export function storyTime(starts: string, minute: number): string {
  return new Date(instantOf(starts, minute)).toISOString().slice(11, 16).replace(':', '.')
}

/** 'Senin, 3 Agustus 2026' */
export function storyDay(starts: string, minute: number, language: 'id' | 'en'): string {
  const options = { timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const
  return new Date(instantOf(starts, minute)).toLocaleDateString(language === 'id' ? 'id-ID' : 'en-GB', options)
}

/** Whole days from the story's first day to the day of this minute; 0 on the first. */
export function dayOf(starts: string, minute: number): number {
  const midnight = Date.parse(`${starts.slice(0, 10)}T00:00Z`)
  return Math.floor((instantOf(starts, minute) - midnight) / (DAY_MINUTES * MINUTE_MS))
}

/** The story's minute at a time of day (minutes since midnight) of its day number `day`; below 0 before the story begins. */
export function minuteOf(starts: string, day: number, timeOfDay: number): number {
  const [hour = 0, minute = 0] = starts.slice(11, 16).split(':').map(Number)
  return day * DAY_MINUTES + timeOfDay - (hour * 60 + minute)
}
