import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TrainingCaseFile } from '@petakom/contract'
import { z } from 'zod'
import { parseDataFile } from '../data-files/parse-data-file.ts'
import { type AuditActor, audit } from './audit.ts'
import { type Db, sql } from './query.ts'

const FOLDER = join(import.meta.dirname, '../../../../data/training')
type CaseFile = z.output<typeof TrainingCaseFile>

/** The original cases that come with Petakom, by code. */
export async function readOriginalCases(): Promise<CaseFile[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  return Promise.all(
    names.map(async (name) => {
      const reading = parseDataFile(TrainingCaseFile, await readFile(join(FOLDER, name), 'utf8'))
      if (reading.outcome === 'refused') throw new Error(`${name}: ${JSON.stringify(reading.problems.slice(0, 3))}`)
      return reading.value
    }),
  )
}

export async function insertTrainingCase(db: Db, actor: AuditActor, file: CaseFile): Promise<string> {
  const { format: _, code, version, purpose, ...content } = file
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into training_case (instansi_id, code, version, purpose, content, created_by_name)
      values (${actor.instansiId}, ${code}, ${version}, ${purpose}, ${JSON.stringify(content)}::jsonb, ${actor.name})
      returning id`,
  )
  return id
}

/** Adds the cases whose code is not there yet. Returns how many were added. */
export async function addOriginalCases(db: Db, actor: AuditActor, files: readonly CaseFile[]): Promise<number> {
  const known = await db.all(z.object({ code: z.string() }), sql`select distinct code from training_case`)
  const missing = files.filter(({ code }) => !known.some((one) => one.code === code))
  for (const file of missing) await insertTrainingCase(db, actor, file)
  if (missing.length > 0)
    await audit(db, actor, {
      action: 'training-cases.loaded',
      subjectType: 'training-case',
      after: { codes: missing.map(({ code }) => code) },
    })
  return missing.length
}
