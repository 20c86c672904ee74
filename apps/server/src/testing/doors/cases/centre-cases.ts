import { randomUUID } from 'node:crypto'
import type { ForeignCases } from './foreign-case.ts'

const SETTINGS = {
  days: [{ date: '2030-01-07', from: '08:00', to: '16:00', breaks: [] }],
  ...{ restMinutes: 0, turnoverMinutes: 0, minAssessors: 1 },
}
const EDIT = { name: 'Pusat orang lain', preset: 'sendiri', settings: SETTINGS }
const exercise = { name: 'Latihan asing', sheetId: randomUUID(), minutes: 30, assessors: 1 }

export const CENTRE_CASES: ForeignCases = {
  'GET /api/events/:id/centre': { names: 'event' },
  'POST /api/events/:id/centre': { names: 'event', body: () => EDIT },
  'GET /api/centres/:id': { names: 'centre' },
  'PUT /api/centres/:id': { names: 'centre', body: () => EDIT },
  'DELETE /api/centres/:id': { names: 'centre' },
  'PUT /api/centres/:id/exercises': { names: 'centre', body: () => ({ exercises: [exercise] }) },
  'GET /api/centres/:id/sheets': { names: 'centre' },
  'PUT /api/centres/:id/rooms': {
    names: 'centre',
    body: ({ centreRoom }) => ({ rooms: [{ id: centreRoom, name: 'Ruang asing', seats: 1 }] }),
  },
  'POST /api/centres/:id/candidates/preview': {
    names: 'centre',
    body: ({ participant }) => ({ participantIds: [participant] }),
  },
  'POST /api/centres/:id/candidates': {
    names: 'centre',
    body: ({ otherParticipant }) => ({ participantIds: [otherParticipant] }),
  },
  'POST /api/centres/:id/candidates/remove': {
    names: 'centre',
    body: ({ participant }) => ({ participantIds: [participant] }),
  },
  'GET /api/centres/:id/assessor-choices': { names: 'centre' },
  'PUT /api/centres/:id/assessors': {
    names: 'centre',
    body: ({ account }) => ({ assessors: [{ accountId: account, task: 'chief' }] }),
  },
  'GET /api/centres/:id/ties': { names: 'centre' },
  'POST /api/centres/:id/ties': {
    names: 'centre',
    body: ({ account, participant }) => ({ accountId: account, participantId: participant, relation: 'relative' }),
  },
  'POST /api/centres/:id/ties/withdraw': {
    names: 'centre',
    body: ({ account, participant }) => ({
      ...{ accountId: account, participantId: participant, relation: 'relative', reason: 'tanpa hak' },
    }),
  },
  'POST /api/centres/:id/absences': {
    names: 'centre',
    body: ({ account }) => ({ who: account, day: '2030-01-07', from: '14:00', to: '15:00' }),
  },
  'DELETE /api/centre-absences/:id': { names: 'centreAbsence' },
  'GET /api/centres/:id/timetable': { names: 'centre' },
  'POST /api/centres/:id/timetable/solve': { names: 'centre', body: () => ({ passes: 1 }) },
  'POST /api/centres/:id/timetable/repair': { names: 'centre', body: () => ({ reason: 'tanpa hak', effort: 100 }) },
  'POST /api/centres/:id/timetable/move': {
    names: 'centre',
    body: ({ sitting }) => ({ version: 1, changes: [{ sittingId: sitting, start: '10:00' }] }),
  },
  'GET /api/centres/:id/timetable/versions': { names: 'centre' },
  'GET /api/centres/:id/timetable/version': { names: 'centre', query: () => ({ version: '1' }) },
  'GET /api/centres/:id/timetable.xlsx': { names: 'centre', query: () => ({ by: 'candidate' }) },
  'POST /api/my-ties': {
    body: ({ participant }) => ({ participantId: participant, relation: 'relative' }),
    expects: 'refused',
  },
}
