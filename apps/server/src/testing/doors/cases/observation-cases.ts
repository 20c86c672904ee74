import type { ForeignCases } from './foreign-case.ts'

export const OBSERVATION_CASES: ForeignCases = {
  'POST /api/observation/sittings/:id/journal': {
    names: 'sitting',
    body: ({ participant }) => ({
      ...{ device: 'perangkat-dua', known: {} },
      entries: [
        { seq: 1, clientTime: '2025-10-01T02:00:00Z', act: { type: 'lock', candidate: participant, sheetVersion: 1 } },
      ],
    }),
  },
  'GET /api/centres/:id/observation': { names: 'centre' },
}
