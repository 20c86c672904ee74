import type { EventEdit } from '@petakom/contract'
import { USUAL_SCHEDULE } from '@petakom/domain'

export const PURPOSE_CODES = ['PEMETAAN', 'PENGISIAN_JABATAN', 'JOBFIT'] as const

export type EventDraft = EventEdit & { backdated: boolean }

export function usualDraft(): EventDraft {
  const { dayStart, dayEnd, sessionMinutes, turnoverMinutes } = USUAL_SCHEDULE
  return {
    name: '',
    purpose: 'PEMETAAN',
    startsOn: '',
    endsOn: '',
    venue: '',
    capacity: 70,
    schedule: { dayStart, dayEnd, sessionMinutes, turnoverMinutes, breaks: [], holidays: [] },
    backdated: false,
  }
}

export function draftOf({ name, purpose, startsOn, endsOn, venue, capacity, schedule }: EventEdit): EventDraft {
  return { name, purpose, startsOn, endsOn, venue, capacity, schedule, backdated: false }
}

export interface Breaks {
  readonly lunch: boolean
  readonly friday: boolean
}

export function breaksOf({ breaks }: EventEdit['schedule']): Breaks {
  return {
    lunch: breaks.some(({ weekdays }) => !weekdays),
    friday: breaks.some(({ weekdays }) => weekdays?.includes(5)),
  }
}

/** A break that stays ticked keeps the hours it has; one newly ticked gets the usual ones. */
export function withBreaks(draft: EventDraft, ticked: Breaks): EventDraft {
  const had = breaksOf(draft.schedule)
  const kept = draft.schedule.breaks.filter(({ weekdays }) => (weekdays ? ticked.friday : ticked.lunch))
  const added = USUAL_SCHEDULE.breaks
    .filter(({ weekdays }) => (weekdays ? ticked.friday && !had.friday : ticked.lunch && !had.lunch))
    .map(({ weekdays, ...times }) => (weekdays ? { ...times, weekdays: [...weekdays] } : times))
  return { ...draft, schedule: { ...draft.schedule, breaks: [...kept, ...added] } }
}
