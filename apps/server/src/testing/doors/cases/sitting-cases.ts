import type { ForeignCases } from './foreign-case.ts'

export const SITTING_CASES: ForeignCases = {
  'GET /api/ratings': { query: ({ event }) => ({ eventId: event }), expects: 'nothing' },
  'GET /api/ratings/tasks': { query: ({ event, item }) => ({ eventId: event, itemId: item }), expects: 'nothing' },
  'GET /api/ratings/tasks/:id': { names: 'rating' },
  'POST /api/ratings/tasks/:id': { names: 'rating', body: () => ({ points: 1, comment: '' }) },
  'GET /api/stimulus-groups/:code': {},
  'GET /api/events/:id/seb': { names: 'event' },
  'PUT /api/sessions/:id/seb': {
    names: 'session',
    body: () => ({ isRequired: false, startUrl: 'http://localhost/ujian', browserExamKeys: [] }),
  },
  'GET /api/sessions/:id/seb-file': { names: 'session' },
  'GET /api/events/:id/signals': { names: 'event' },
  'POST /api/events/:id/signals': { names: 'event' },
  'GET /api/participants/:id/signals': { names: 'participant' },
  'GET /api/events/:id/signals/pair': {
    names: 'event',
    query: ({ participant, otherParticipant }) => ({ one: participant, other: otherParticipant }),
  },
  'POST /api/events/:id/signals/conclusions': {
    names: 'event',
    body: ({ participant }) => ({
      ...{ one: participant, other: null, conclusion: 'ordinary', reason: 'tanpa hak apa pun' },
    }),
  },

  'GET /api/media/:id': { names: 'media' },
  'DELETE /api/media/:id': { names: 'media' },
  'GET /api/exam/attempts/:id/media/:mediaId': { names: 'attempt' },
}
