import { type OpenCase, TrainingCaseContent, TrainingPurpose } from '@petakom/contract'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'

const CaseRow = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number(),
  purpose: TrainingPurpose,
  state: z.enum(['in-use', 'retired']),
  content: TrainingCaseContent,
})
export type CaseRow = z.infer<typeof CaseRow>

export const listCases = (db: Db, where: Sql): Promise<CaseRow[]> =>
  db.all(
    CaseRow,
    sql`select id, code, version, purpose, state, content from training_case where ${where} order by code, version`,
  )

export async function getCase(db: Db, id: string): Promise<CaseRow> {
  const [found] = await listCases(db, sql`id = ${id}`)
  if (!found) throw errors.NOT_FOUND()
  return found
}

/** What may be shown before rating: all but the agreed levels. */
export function openCase({ id, code, version, content: { gold: _, ...content } }: CaseRow): OpenCase {
  return { id, code, version, content }
}

export const ratingsIn = ({ persons, competencies }: TrainingCaseContent) => persons.length * competencies.length
