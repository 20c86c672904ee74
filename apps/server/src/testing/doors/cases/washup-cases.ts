import type { ForeignCases } from './foreign-case.ts'

export const WASHUP_CASES: ForeignCases = {
  'GET /api/centres/:id/washups': { names: 'centre' },
  'GET /api/centres/:id/washups/stream': { names: 'centre' },
  'POST /api/centres/:id/washups': {
    names: 'centre',
    body: ({ participant }) => ({ participantId: participant, reason: null }),
  },
  'GET /api/centres/:id/rater-report': { names: 'centre' },
  'POST /api/centres/:id/rater-report': { names: 'centre', body: () => ({}) },
  'GET /api/washups/:id': { names: 'washup' },
  'POST /api/washups/:id/decisions': {
    names: 'washup',
    body: ({ account }) => ({
      ...{ exerciseId: null, competency: 'M.01', level: 3, reason: 'tanpa hak apa pun', authorId: account, turn: 0 },
    }),
  },
  'POST /api/washups/:id/accept': {
    names: 'washup',
    body: () => ({ competencies: [{ competency: 'M.01', basis: '[]' }] }),
  },
  'POST /api/washups/:id/recorder': { names: 'washup', body: ({ account }) => ({ to: account, reason: null }) },
  'POST /api/washups/:id/late': {
    names: 'washup',
    body: ({ participant }) => ({ ratingId: participant, counts: true, reason: 'tanpa hak apa pun' }),
  },
  'POST /api/washups/:id/close': { names: 'washup', body: () => ({}) },
  'POST /api/washups/:id/reopen': { names: 'washup', body: () => ({ reason: 'tanpa hak apa pun' }) },
  'GET /api/centres/:id/severity-recovery': { names: 'centre' },
  'GET /api/washups/:id/minutes': { names: 'washup' },
}
