import type { EventEdit } from '@petakom/contract'
import { datesBetween } from '@petakom/domain'
import { eventErrors } from './errors.ts'

const MOST_DAYS = 60

/** Days, hours, breaks and closed days that leave a day to sit on; the first thing that cannot be is refused by name. */
export function checkSchedule({ startsOn, endsOn, schedule }: EventEdit): void {
  if (endsOn < startsOn) throw eventErrors.DATES_REVERSED({ startsOn, endsOn })
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 + 1
  if (days > MOST_DAYS) throw eventErrors.EVENT_TOO_LONG({ days })
  const { dayStart, dayEnd, breaks, holidays } = schedule
  if (dayEnd <= dayStart) throw eventErrors.HOURS_REVERSED({ dayStart, dayEnd })
  for (const { name, from, to, weekdays } of breaks) {
    if (to <= from) throw eventErrors.BREAK_REVERSED({ name, from, to })
    if (weekdays?.length === 0) throw eventErrors.BREAK_ON_NO_DAY({ name })
  }
  const outside = holidays.find((date) => date < startsOn || date > endsOn)
  if (outside) throw eventErrors.HOLIDAY_OUTSIDE({ date: outside, startsOn, endsOn })
  if (datesBetween(startsOn, endsOn).every((date) => holidays.includes(date))) throw eventErrors.NO_DAY_OPEN()
}
