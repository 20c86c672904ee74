import type { addDiscipline, addPerformance, BodyOf, DisciplineRecord, PerformanceRecord } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { pegawaiErrors } from '../errors.ts'
import { exists, findOwn, Made, makeRoom, tell } from './fact-room.ts'
import { getDiscipline, getPerformance } from './read-records.ts'

/** A predicate of one year; with `corrects`, in the place of the fact that it names. */
export async function recordPerformance(
  db: Db,
  actor: AuditActor,
  pegawaiId: string,
  { year, predicate, source, corrects, reason }: BodyOf<typeof addPerformance>,
): Promise<PerformanceRecord> {
  if (year > new Date().getFullYear()) throw pegawaiErrors.YEAR_AHEAD({ year })
  const before = corrects ? await findOwn(db, 'performance', pegawaiId, corrects, getPerformance) : null
  if (before?.year === year && before.predicate === predicate && before.source === source) {
    throw pegawaiErrors.NOTHING_CHANGED()
  }
  await makeRoom(db, actor, 'performance', { pegawaiId, corrects, reason })
  const inForce = sql`select from pegawai_performance
    where pegawai_id = ${pegawaiId} and year = ${year} and superseded_at is null`
  if (await exists(db, inForce)) throw pegawaiErrors.RECORD_EXISTS({ subject: `tahun ${year}` })
  const { id } = await db.one(
    Made,
    sql`insert into pegawai_performance (instansi_id, pegawai_id, year, predicate, source, recorded_by, reason)
      values (${actor.instansiId}, ${pegawaiId}, ${year}, ${predicate}, ${source}, ${actor.name}, ${reason ?? null})
      returning id`,
  )
  const told = (record: { year: number; predicate: string; source: string }) => ({
    year: record.year,
    predicate: record.predicate,
    source: record.source,
  })
  await tell(db, actor, 'performance', pegawaiId, {
    before: before && told(before),
    after: told({ year, predicate, source }),
    reason,
  })
  return getPerformance(db, id)
}

/** A sanction under one decree; with `corrects`, in the place of the fact that it names. */
export async function recordDiscipline(
  db: Db,
  actor: AuditActor,
  pegawaiId: string,
  { severity, decree, from, until, corrects, reason }: BodyOf<typeof addDiscipline>,
): Promise<DisciplineRecord> {
  const before = corrects ? await findOwn(db, 'discipline', pegawaiId, corrects, getDiscipline) : null
  const told = (record: { severity: string; decree: string; from: string | null; until: string | null }) => ({
    severity: record.severity,
    decree: record.decree,
    from: record.from,
    until: record.until,
  })
  const after = told({ severity, decree, from, until })
  if (before && JSON.stringify(told(before)) === JSON.stringify(after)) throw pegawaiErrors.NOTHING_CHANGED()
  await makeRoom(db, actor, 'discipline', { pegawaiId, corrects, reason })
  const inForce = sql`select from pegawai_discipline
    where pegawai_id = ${pegawaiId} and decree = ${decree} and superseded_at is null`
  if (await exists(db, inForce)) throw pegawaiErrors.RECORD_EXISTS({ subject: `SK ${decree}` })
  const { id } = await db.one(
    Made,
    sql`insert into pegawai_discipline (instansi_id, pegawai_id, severity, served_during, decree, recorded_by, reason)
      values (${actor.instansiId}, ${pegawaiId}, ${severity}, daterange(${from}::date, ${until}::date), ${decree},
        ${actor.name}, ${reason ?? null}) returning id`,
  )
  await tell(db, actor, 'discipline', pegawaiId, { before: before && told(before), after, reason })
  return getDiscipline(db, id)
}
