import type { ForeignCases } from './foreign-case.ts'

export const MULTIRATER_CASES: ForeignCases = {
  'GET /api/events/:id/multirater': { names: 'event' },
  'POST /api/events/:id/multirater': {
    names: 'event',
    body: () => ({ name: 'Putaran asing', leastGroup: 3, closesOn: '2030-01-01' }),
  },
  'GET /api/multirater/:id': { names: 'multirater' },
  'GET /api/multirater/:id/asked': {
    names: 'multirater',
    query: ({ participant }) => ({ participantId: participant }),
  },
  'POST /api/multirater/:id/asked': {
    names: 'multirater',
    body: ({ participant }) => ({ participantId: participant, nip: '198001012005011901', relation: 'peer' }),
  },
  'DELETE /api/multirater/asked/:id': { names: 'multiraterAsked' },
  'POST /api/multirater/:id/open': { names: 'multirater' },
  'POST /api/multirater/:id/close': { names: 'multirater' },
  'GET /api/multirater/:id/results': {
    names: 'multiraterClosed',
    query: ({ participant }) => ({ participantId: participant }),
  },
  'GET /api/feedback/:id': { names: 'multiraterAsked' },
  'PUT /api/feedback/:id': {
    names: 'multiraterAsked',
    body: () => ({ answers: {}, comment: 'asing', isFinished: false }),
  },
  'GET /api/feedback/results/:id': { names: 'multiraterClosed' },
}
