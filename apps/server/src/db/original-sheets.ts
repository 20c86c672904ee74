import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ObservationSheetFile } from '@petakom/contract'
import { z } from 'zod'
import { parseDataFile } from '../data-files/parse-data-file.ts'
import { type AuditActor, audit } from './audit.ts'
import { type Db, sql } from './query.ts'

const FOLDER = join(import.meta.dirname, '../../../../data/sheets')
type SheetFile = z.output<typeof ObservationSheetFile>

/** The original sheets that come with Petakom, by code. */
export async function readOriginalSheets(): Promise<SheetFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => {
      const reading = parseDataFile(ObservationSheetFile, await readFile(join(FOLDER, name), 'utf8'))
      if (reading.outcome === 'refused') throw new Error(`${name}: ${JSON.stringify(reading.problems.slice(0, 3))}`)
      return reading.value
    }),
  )
}

/** Adds the sheets whose code is not there yet, ready for use; what is there stays. Returns how many were added. */
export async function addOriginalSheets(db: Db, actor: AuditActor, sheets: readonly SheetFile[]): Promise<number> {
  const rows = sheets.map(({ format: _, code, ...content }) => ({ code, content }))
  const added = await db.all(
    z.object({ code: z.string() }),
    sql`with file as (select code, content from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as r(code text, content jsonb)),
        sheet as (
          insert into observation_sheet (instansi_id, code, kind, title, state)
          select ${actor.instansiId}, code, content ->> 'kind', content ->> 'title', 'in-use' from file
          on conflict (instansi_id, code) do nothing returning id, code),
        version as (
          insert into observation_sheet_version (instansi_id, sheet_id, version, content, created_by_name)
          select ${actor.instansiId}, sheet.id, 1, file.content, ${actor.name} from sheet join file using (code))
      select code from sheet order by code`,
  )
  if (added.length > 0)
    await audit(db, actor, {
      action: 'sheets.loaded',
      subjectType: 'observation-sheet',
      after: { codes: added.map(({ code }) => code) },
    })
  return added.length
}
