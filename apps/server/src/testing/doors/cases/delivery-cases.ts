import type { ForeignCases } from './foreign-case.ts'

const DEVICE = { device: 'perangkat-asing' }

export const DELIVERY_CASES: ForeignCases = {
  'POST /api/exam/attempts/:id/start': { names: 'attempt', body: () => DEVICE },
  'POST /api/exam/attempts/:id/answers': {
    names: 'attempt',
    body: ({ item }) => ({
      ...DEVICE,
      entries: [{ seq: 99, itemId: item, value: { choice: 'A' }, clientTime: '2026-01-01T00:00:00Z' }],
    }),
  },
  'POST /api/exam/attempts/:id/next': {
    names: 'attempt',
    body: ({ item }) => ({ ...DEVICE, lastSeq: 0, after: item }),
  },
  'POST /api/exam/attempts/:id/hand-in': { names: 'attempt', body: () => ({ ...DEVICE, lastSeq: 0 }) },
  'GET /api/exam/attempts/:id/clock': { names: 'attempt', query: () => DEVICE },
  'GET /api/events/:id/room': { names: 'event' },

  'GET /api/events/:id/room/stream': { names: 'event' },
  'POST /api/participants/:id/room': { names: 'participant', body: () => ({ action: 'exclude', reason: 'tanpa hak' }) },
  'POST /api/events/:id/incidents': {
    names: 'event',
    body: ({ session, participant }) => ({
      ...{ sessionId: session, participantId: participant, kind: 'other', note: 'tanpa hak' },
    }),
  },
  'POST /api/events/:id/public-board': { names: 'event' },
  'POST /api/events/:id/time': {
    names: 'event',
    body: ({ participant }) => ({
      action: 'pause',
      target: { kind: 'seats', participantIds: [participant] },
      reason: 'tanpa hak',
    }),
  },

  'POST /api/events/:id/emergency-files': { names: 'event' },
  'GET /api/events/:id/late-answers': { names: 'event' },
  'POST /api/attempts/:id/late-ruling': {
    names: 'attempt',
    body: () => ({ counts: true, answers: 1, reason: 'tanpa hak apa pun' }),
  },
}
