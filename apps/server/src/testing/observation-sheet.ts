import type { ObservationSheetContent } from '@petakom/contract'
import { addOriginalSheets, readOriginalSheets } from '../db/original-sheets.ts'
import type { TestApp } from './test-app.ts'

/** The content of an original sheet. */
export async function originalSheet(code: string): Promise<ObservationSheetContent> {
  const found = (await readOriginalSheets()).find((one) => one.code === code)
  if (!found) throw new Error(`no sheet ${code}`)
  const { format: _, code: __, ...content } = found
  return content
}

/** One original sheet in use, and its id. */
export async function insertSheet(test: TestApp, instansiId: string, code = 'DK-ANGGARAN'): Promise<string> {
  const sheets = (await readOriginalSheets()).filter((one) => one.code === code)
  await test.database.tenant(instansiId, (db) => addOriginalSheets(db, { instansiId, id: null, name: 'uji' }, sheets))
  const find = 'select id from observation_sheet where instansi_id = $1 and code = $2'
  return (await test.owner(find, [instansiId, code])).rows[0].id
}
