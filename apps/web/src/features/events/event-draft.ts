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

/** The draft with the breaks that were ticked: lunch every day, Friday prayer on Fridays. */
export function withBreaks(draft: EventDraft, ticked: { lunch: boolean; friday: boolean }): EventDraft {
  const breaks = USUAL_SCHEDULE.breaks
    .filter(({ weekdays }) => (weekdays ? ticked.friday : ticked.lunch))
    .map(({ weekdays, ...times }) => (weekdays ? { ...times, weekdays: [...weekdays] } : times))
  return { ...draft, schedule: { ...draft.schedule, breaks } }
}
