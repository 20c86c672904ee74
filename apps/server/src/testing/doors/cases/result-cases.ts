import type { ForeignCases } from './foreign-case.ts'

export const RESULT_CASES: ForeignCases = {
  'POST /api/events/:id/score': { names: 'event' },
  'GET /api/events/:id/results': { names: 'event' },
  'GET /api/events/:id/reports': { names: 'event' },
  'POST /api/events/:id/reports': { names: 'event' },
  'GET /api/events/:id/reports.zip': { names: 'event' },
  'GET /api/results/:id/report': { names: 'participant' },
  'GET /api/participants/:id/simulation-scores': { names: 'participant' },
  'GET /api/results/:id/report.pdf': { names: 'participant' },
  'GET /api/events/:id/results.xlsx': { names: 'event' },
  'GET /api/results/:id/evidence': { names: 'participant', query: () => ({ kind: 'theme', scale: 'komunikasi' }) },
  'GET /api/results/:id/observed': { names: 'participant', query: () => ({ competency: 'M.03' }) },
  'GET /api/events/:id/recipe': { names: 'event' },
  'POST /api/events/:id/recipe': {
    names: 'event',
    body: () => ({ version: '2025-1', reason: 'tanpa hak apa pun' }),
  },
  'POST /api/combining-recipes/:id/decision': {
    names: 'combiningProposal',
    body: () => ({ decision: 'rejected', reason: 'tanpa hak apa pun' }),
  },
  'GET /api/events/:id/quality': { names: 'event' },
  'POST /api/events/:id/quality': { names: 'event' },

  'GET /api/map/units': { query: ({ event }) => ({ eventId: event }), expects: 'nothing' },
  'GET /api/map/units/:id/people': { names: 'unit', query: () => ({ competency: 'M.03' }) },
  'GET /api/map/people/:id': { names: 'pegawai' },
  'GET /api/talent/nine-box': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'GET /api/talent/people/:id': { names: 'pegawai' },
}
