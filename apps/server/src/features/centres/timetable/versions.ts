import { StoredTimetable, TimetableSummary } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { readHeld } from '../hold-centre.ts'

const columns = sql`version, cause, reason, made_by_name as "madeBy",
  to_char(made_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "madeAt",
  jsonb_array_length(content -> 'sittings') as sittings, (content ->> 'minutes')::float as minutes,
  (content ->> 'lowerBound')::float as "lowerBound", (content ->> 'gap')::float as gap`

/** The newest first. */
export async function listVersions(db: Db, centreId: string) {
  await readHeld(db, centreId)
  return db.all(
    TimetableSummary,
    sql`select ${columns} from centre_timetable where centre_id = ${centreId} order by version desc`,
  )
}

/** Of the version in force; null while no sitting stands. */
export function readSummary(db: Db, centreId: string) {
  return db.maybe(
    TimetableSummary,
    sql`select ${columns} from centre_timetable as t where centre_id = ${centreId}
        and exists (select from centre_sitting where centre_id = ${centreId})
      order by version desc limit 1`,
  )
}

export async function readVersion(db: Db, centreId: string, version: number) {
  const row = await db.maybe(
    TimetableSummary.pick({ version: true, reason: true, madeBy: true, madeAt: true }).extend({
      content: StoredTimetable,
    }),
    sql`select ${columns}, content from centre_timetable where centre_id = ${centreId} and version = ${version}`,
  )
  if (!row) throw errors.NOT_FOUND()
  const { content, ...told } = row
  return { ...content, ...told }
}

export async function latestVersion(db: Db, centreId: string): Promise<number> {
  const { version } = await db.one(
    z.object({ version: z.number() }),
    sql`select coalesce(max(version), 0) as version from centre_timetable where centre_id = ${centreId}`,
  )
  return version
}
