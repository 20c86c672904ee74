import type { ForeignCases } from './foreign-case.ts'

const DEBRIEF = {
  ...{ heldOn: '2025-10-10', place: 'Ruang rapat', ledBy: 'Ibu Uji', notes: 'Membahas hasil penilaian.' },
  actions: [{ competency: 'M.03', text: 'Memimpin rapat mingguan', support: '', due: null }],
}

export const RESULT_CASES: ForeignCases = {
  'POST /api/events/:id/score': { names: 'event' },
  'GET /api/events/:id/results': { names: 'event' },
  'GET /api/events/:id/reports': { names: 'event' },
  'POST /api/events/:id/reports': { names: 'event' },
  'GET /api/events/:id/reports.zip': { names: 'event' },
  'GET /api/events/:id/report': { names: 'event' },
  'GET /api/events/:id/report.pdf': { names: 'event' },
  'GET /api/results/:id/report': { names: 'participant' },
  'GET /api/participants/:id/simulation-scores': { names: 'participant' },
  'GET /api/results/:id/report.pdf': { names: 'participant' },
  'GET /api/events/:id/results.xlsx': { names: 'event' },
  'GET /api/results/:id/evidence': { names: 'participant', query: () => ({ kind: 'theme', scale: 'komunikasi' }) },
  'GET /api/results/:id/observed': { names: 'participant', query: () => ({ competency: 'M.03' }) },
  'GET /api/results/:id/debriefs': { names: 'participant' },
  'POST /api/results/:id/debriefs': { names: 'participant', body: () => DEBRIEF },
  'PUT /api/debriefs/:id': { names: 'debrief', body: () => ({ ...DEBRIEF, turn: 1, reason: 'tanpa hak apa pun' }) },
  'POST /api/debriefs/:id/paper': {
    names: 'debrief',
    body: () => ({ turn: 1, agrees: true, words: '', signedOn: '2025-10-10' }),
  },
  'POST /api/own/debriefs/:id': { names: 'debrief', body: () => ({ turn: 1, agrees: true, words: '' }) },
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
