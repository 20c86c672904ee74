import type { CentreSettings, EventEdit } from '@petakom/contract'
import { datesBetween } from '@petakom/domain'
import { centreErrors } from './errors.ts'

/** The days, hours and breaks of the event; rest, turnover and the fewest assessors as is usual. */
export function suggestSettings(event: Pick<EventEdit, 'startsOn' | 'endsOn' | 'schedule'>): CentreSettings {
  const { dayStart, dayEnd, breaks, holidays } = event.schedule
  const open = datesBetween(event.startsOn, event.endsOn).filter((date) => !holidays.includes(date))
  return {
    days: open.slice(0, 30).map((date) => ({
      date,
      from: dayStart,
      to: dayEnd,
      breaks: breaks
        .filter(({ weekdays }) => weekdays === undefined || weekdays.includes(weekdayOf(date)))
        .map(({ name, from, to }) => ({ name, from, to })),
    })),
    restMinutes: 10,
    turnoverMinutes: 5,
    minAssessors: 2,
  }
}

/** 1 Monday to 7 Sunday. */
const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7

export function checkSettings({ days }: CentreSettings): void {
  const seen = new Set<string>()
  for (const { date, from, to, breaks } of days) {
    if (seen.has(date)) throw centreErrors.CENTRE_DAY_TWICE({ date })
    seen.add(date)
    if (to <= from) throw centreErrors.CENTRE_DAYS_REVERSED({ date, from, to })
    for (const pause of breaks) if (pause.to <= pause.from) throw centreErrors.CENTRE_BREAK_REVERSED({ date, ...pause })
  }
}

/** The days in order: what everything else counts on. */
export const inOrder = (settings: CentreSettings): CentreSettings => ({
  ...settings,
  days: settings.days.toSorted((one, other) => (one.date < other.date ? -1 : 1)),
})
