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
  'PUT /api/sheets/:id/state': { names: 'sheet', body: () => ({ state: 'retired' }) },
}
