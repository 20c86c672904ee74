import { readOriginalSheets } from '../../../db/original-sheets.ts'
import type { ForeignCases } from './foreign-case.ts'

const { format: _, code: __, ...content } = (await readOriginalSheets())[0]!

export const ASSESSOR_CASES: ForeignCases = {
  'GET /api/sheets/:id': { names: 'sheet' },
  'GET /api/sheets/:id/file': { names: 'sheet' },
  'POST /api/sheets/:id/versions': {
    names: 'sheet',
    body: () => ({ basedOn: 1, content: { ...content, title: 'Lembar tanpa hak' } }),
  },
  'GET /api/assessors/:id': { names: 'assessor' },
  'PUT /api/assessors/:id': {
    names: 'assessor',
    body: () => ({ grade: 'none', tiers: ['PENGAWAS'], institution: 'tanpa hak' }),
  },
  'PUT /api/assessors/:id/suspension': {
    names: 'assessor',
    body: () => ({ isSuspended: true, reason: 'tanpa hak apa pun' }),
  },
  'POST /api/assessors/:id/certificates': {
    names: 'assessor',
    body: () => ({ name: 'Uji', number: 'ASING-1', issuer: 'Uji', issuedOn: '2025-01-01', expiresOn: null }),
  },
  'POST /api/assessors/:id/overrides': {
    names: 'assessor',
    body: () => ({ from: '2025-01-01', until: '2025-02-01', reason: 'tanpa hak apa pun' }),
  },
  'POST /api/assessor-certificates/:id/withdraw': {
    names: 'certificate',
    body: () => ({ reason: 'tanpa hak apa pun' }),
  },
  'POST /api/assessor-overrides/:id/withdraw': {
    names: 'assessorOverride',
    body: () => ({ reason: 'tanpa hak apa pun' }),
  },
  'GET /api/training/:id': { names: 'trainingCase' },
  'POST /api/training/:id': {
    names: 'trainingCase',
    body: () => ({ ratings: [{ person: 'anita', competency: 'M.06', level: 3, evidence: ['b01'] }] }),
  },
  'POST /api/calibration-exercise': {
    body: ({ trainingCase }) => ({
      cases: [
        { caseId: trainingCase, ratings: [{ person: 'anita', competency: 'M.06', level: 3, evidence: ['b01'] }] },
      ],
    }),
    expects: 'refused',
  },
  'GET /api/training-cases/:id': { names: 'trainingCase' },
  'POST /api/training-cases/:id/retire': { names: 'trainingCase' },
  'PUT /api/sheets/:id/state': { names: 'sheet', body: () => ({ state: 'retired' }) },
}
