import type { ForeignCases } from './foreign-case.ts'

export const PEGAWAI_CASES: ForeignCases = {
  'GET /api/pegawai': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'GET /api/pegawai/:id': { names: 'pegawai' },
  'POST /api/pegawai/:id/performance': {
    names: 'pegawai',
    body: () => ({ year: 2024, predicate: 'BAIK', source: 'tanpa hak' }),
  },
  'POST /api/pegawai/:id/discipline': {
    names: 'pegawai',
    body: () => ({ severity: 'RINGAN', decree: 'SK-ASING', from: '2024-01-01', until: '2024-06-01' }),
  },
  'POST /api/pegawai/:id/career': {
    names: 'pegawai',
    body: () => ({
      jobName: 'Jabatan asing',
      unitName: 'Unit asing',
      tier: null,
      field: null,
      from: '2018-01-01',
      until: '2019-01-01',
      source: 'tanpa hak',
    }),
  },
  'POST /api/pegawai/:id/career/:recordId/withdraw': {
    names: 'pegawai',
    records: 'career',
    body: () => ({ reason: 'tanpa hak' }),
  },
  'POST /api/pegawai/:id/performance/:recordId/withdraw': {
    names: 'pegawai',
    records: 'performance',
    body: () => ({ reason: 'tanpa hak' }),
  },
  'POST /api/pegawai/:id/discipline/:recordId/withdraw': {
    names: 'pegawai',
    records: 'discipline',
    body: () => ({ reason: 'tanpa hak' }),
  },
  'POST /api/election-windows': {
    body: ({ electionWindow }) => ({
      kind: 'free',
      from: '2020-01-01',
      until: '2021-01-01',
      permit: null,
      source: 'tanpa hak',
      corrects: electionWindow,
      reason: 'tanpa hak',
    }),
    expects: 'refused',
  },
  'POST /api/election-windows/:id/withdraw': { names: 'electionWindow', body: () => ({ reason: 'tanpa hak' }) },
  'GET /api/imports/:id': { names: 'import' },
  'POST /api/imports/:kind': { expects: 'refused' },
  'POST /api/imports/:id/check': { names: 'import' },
  'POST /api/imports/:id/apply': { names: 'import' },
  'POST /api/imports/:id/discard': { names: 'import' },
}
