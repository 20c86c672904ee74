import { ObservationSheetContent, type ObservationWorkspaceReply } from '@petakom/contract'
import { type AssessorRecord, COMPETENCIES, mayRate } from '@petakom/domain'
import { z } from 'zod'
import { readAssessorRecords } from '../../db/may-rate.ts'
import { type Db, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { ratingQuestion } from './lock-candidate.ts'
import { readOwnLocks, toldLock } from './own-locks.ts'
import { readOwnSittings, type SittingRow } from './own-sittings.ts'

const InstansiRow = z.object({
  name: z.string(),
  timezone: z.enum(['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura']),
  isSynthetic: z.boolean(),
})
const SheetRow = z.object({
  id: z.string(),
  version: z.number(),
  code: z.string(),
  content: z.unknown(),
})

/** Everything that an assessor's device takes along: own sittings, the sheets they were set with, own locks. */
export async function readWorkspace(db: Db, actor: SignedInActor, now: Date): Promise<ObservationWorkspaceReply> {
  const sittings = await readOwnSittings(db, actor.id, now)
  const rated = new Set(sittings.flatMap(({ competencies }) => competencies))
  const record = (await readAssessorRecords(db, [actor.id])).get(actor.id)
  const locks = await readOwnLocks(db, actor.id)
  const versions = new Map(sittings.map(({ sheetId, sheetVersion }) => [`${sheetId}:${sheetVersion}`, sheetId]))
  const sheets = await db.all(
    SheetRow,
    sql`select s.id, v.version, s.code, v.content from observation_sheet as s
      join observation_sheet_version as v on v.instansi_id = s.instansi_id and v.sheet_id = s.id
      where s.id = any(${[...new Set(versions.values())]}::uuid[])
        and s.id::text || ':' || v.version = any(${[...versions.keys()]}::text[]) order by s.code, v.version`,
  )
  const instansi = await db.one(
    InstansiRow,
    sql`select name, timezone, is_synthetic as "isSynthetic" from instansi where id = ${actor.instansiId}`,
  )
  return {
    now: now.toISOString(),
    assessor: { id: actor.id, name: actor.name },
    instansi,
    sittings: sittings.map((sitting) => ({
      ...sitting,
      bars: record && sitting.task === 'assessor' ? barsOf(record, sitting) : [],
      // By exercise: a candidate moved to another sitting of it is locked there too.
      locks: locks
        .filter(
          ({ exerciseId, candidate }) =>
            exerciseId === sitting.exerciseId && sitting.candidates.some(({ id }) => id === candidate),
        )
        .map(toldLock),
    })),
    // One that cannot be read must not keep all the others from the tablet: the page says that it is missing.
    sheets: sheets.flatMap(({ content, ...sheet }) => {
      const read = ObservationSheetContent.safeParse(content)
      return read.success ? [{ ...sheet, content: read.data }] : []
    }),
    competencies: COMPETENCIES.filter(({ code }) => rated.has(code)).map(({ code, name, nameEn }) => ({
      code,
      name,
      nameEn,
    })),
  }
}

function barsOf(record: AssessorRecord, sitting: SittingRow) {
  const here = sitting.candidates.filter(({ isHere }) => isHere)
  const { may, reasons } = mayRate(record, ratingQuestion(sitting, here))
  return may ? [] : [...reasons]
}
