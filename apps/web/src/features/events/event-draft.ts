import type { EventEdit } from '@petakom/contract'
import { USUAL_SCHEDULE } from '@petakom/domain'

export const PURPOSE_CODES = ['PEMETAAN', 'PENGISIAN_JABATAN', 'JOBFIT'] as const
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const

export type EventDraft = EventEdit & { backdated: boolean }
export type Break = EventEdit['schedule']['breaks'][number]

export function usualDraft(): EventDraft {
  const { dayStart, dayEnd, sessionMinutes, turnoverMinutes, breaks } = USUAL_SCHEDULE
  const usual = breaks.map(({ weekdays, ...times }) => (weekdays ? { ...times, weekdays: [...weekdays] } : times))
  return {
    name: '',
    purpose: 'PEMETAAN',
    startsOn: '',
    endsOn: '',
    venue: '',
    capacity: 70,
    schedule: { dayStart, dayEnd, sessionMinutes, turnoverMinutes, breaks: usual, holidays: [] },
    backdated: false,
  }
}

export function draftOf({ name, purpose, startsOn, endsOn, venue, capacity, schedule }: EventEdit): EventDraft {
  return { name, purpose, startsOn, endsOn, venue, capacity, schedule, backdated: false }
}

export const daysOf = ({ weekdays }: Break): readonly number[] => weekdays ?? WEEKDAYS

/** A break that holds on all seven days says so by having no list. */
export function onDays({ weekdays: _, ...rest }: Break, days: readonly number[]): Break {
  return days.length === WEEKDAYS.length ? rest : { ...rest, weekdays: [...days].sort((a, b) => a - b) }
}
