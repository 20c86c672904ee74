import type { ForeignCases } from './foreign-case.ts'

const unitEdit = (parentId: string) => ({ code: 'X-1', name: 'Unit asing', kind: 'UNIT', parentId, isOpd: false })
const jabatanEdit = (unitId: string) => ({
  unitId,
  name: 'Jabatan asing',
  kind: 'PELAKSANA',
  tier: null,
  eselon: null,
  kelas: null,
  isCritical: false,
  seats: 1,
})
const LEVELS = Object.fromEntries(
  ['M.01', 'M.02', 'M.03', 'M.04', 'M.05', 'M.06', 'M.07', 'M.08', 'SK.01'].map((code) => [code, 3]),
)

export const ORGANIZATION_CASES: ForeignCases = {
  'GET /api/jobs': { query: ({ event }) => ({ kind: 'score-event', about: event }), expects: 'nothing' },
  'GET /api/jobs/:id': { names: 'job' },
  'POST /api/jobs/:id/cancel': { names: 'job' },

  'POST /api/units': { body: ({ unit }) => unitEdit(unit), expects: 'refused' },
  'PUT /api/units/:id': { names: 'unit', body: ({ unit }) => unitEdit(unit), expects: 'refused' },
  'GET /api/jabatan': { query: ({ unit }) => ({ unitId: unit }), expects: 'nothing' },
  'POST /api/jabatan': { body: ({ unit }) => jabatanEdit(unit), expects: 'refused' },
  'PUT /api/jabatan/:id': { names: 'jabatan', body: ({ unit }) => jabatanEdit(unit) },
  'GET /api/jabatan/:id': { names: 'jabatan' },
  'PUT /api/jabatan/:id/standard': {
    names: 'jabatan',
    body: () => ({ levels: LEVELS, validFrom: '2030-01-01', source: 'tanpa hak' }),
  },
}
