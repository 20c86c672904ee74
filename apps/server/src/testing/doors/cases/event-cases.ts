import { randomUUID } from 'node:crypto'
import type { ForeignCases } from './foreign-case.ts'

const SCHEDULE = {
  dayStart: '08:00',
  dayEnd: '16:00',
  sessionMinutes: 90,
  turnoverMinutes: 15,
  breaks: [],
  holidays: [],
}
const EVENT = {
  name: 'Kegiatan orang lain',
  purpose: 'PEMETAAN',
  startsOn: '2030-01-07',
  endsOn: '2030-01-08',
  venue: 'Aula',
  capacity: 10,
  schedule: SCHEDULE,
  backdated: true,
}
const design = (itemCodes: string[] = []) => ({
  exercises: [{ name: 'Tes asing', durationMinutes: 30, targets: ['komunikasi'], itemCodes }],
})

export const EVENT_CASES: ForeignCases = {
  'PUT /api/events/:id': { names: 'event', body: () => EVENT },
  'POST /api/events/:id/close': { names: 'event' },
  'GET /api/events/:id': { names: 'event' },
  'PUT /api/events/:id/design': { names: 'event', body: () => design() },
  'POST /api/events/:id/participants/preview': { names: 'event', body: ({ unit }) => ({ unitId: unit }) },
  'POST /api/events/:id/participants': { names: 'event', body: ({ unit }) => ({ unitId: unit }) },
  'POST /api/events/:id/participants/remove': { names: 'event', body: ({ unit }) => ({ unitId: unit }) },
  'DELETE /api/participants/:id': { names: 'participant' },
  'GET /api/events/:id/participants': { names: 'event' },
  'POST /api/events/:id/sessions/plan': { names: 'event', body: () => ({ allowPast: true }) },
  'GET /api/events/:id/accommodations': { names: 'event' },
  'PUT /api/participants/:id/accommodation': {
    names: 'participant',
    body: () => ({
      ...{ reader: true, paper: false, largeText: true, highContrast: false, breaks: false },
      ...{ extraPercent: 100, extraMinutes: 0, note: 'tanpa hak' },
    }),
  },
  'PUT /api/participants/:id/seat': { names: 'participant', body: () => ({ session: 1, seat: 40 }) },
  'GET /api/events/:id/pins': { names: 'event', query: () => ({ session: '1' }) },
  'PUT /api/participants/:id/attendance': { names: 'participant', body: () => ({ attendance: 'absent' }) },
  'POST /api/events/:id/attendance/scan': { names: 'event', body: () => ({ ticket: randomUUID() }) },
}
