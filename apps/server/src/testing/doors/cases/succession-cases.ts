import type { ForeignCases } from './foreign-case.ts'

export const SUCCESSION_CASES: ForeignCases = {
  'GET /api/succession/posts': { query: ({ unit }) => ({ unitId: unit }) },
  'GET /api/succession/posts/:id': { names: 'criticalPost' },
  'GET /api/succession/people/:id': { names: 'pegawai' },
  'GET /api/succession/runs/:id': { names: 'successionRun' },
  'POST /api/succession/runs/:id/accept': {
    names: 'successionRun',
    body: () => ({ way: 'd1', reason: 'tanpa hak apa pun' }),
  },
  'POST /api/succession/members': {
    body: ({ criticalPost, pegawai }) => ({
      jabatanId: criticalPost,
      pegawaiId: pegawai,
      readiness: 'later',
      reason: 'tanpa hak apa pun',
    }),
    expects: 'refused',
  },
  'POST /api/succession/members/:id/remove': { names: 'member', body: () => ({ reason: 'tanpa hak apa pun' }) },
}
