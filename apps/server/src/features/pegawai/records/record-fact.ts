import type { addDiscipline, addPerformance, BodyOf, DisciplineRecord, PerformanceRecord } from '@petakom/contract'
import type { HrRecordKind } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, type Sql, sql } from '../../../db/query.ts'
import { pegawaiErrors } from '../errors.ts'
import { getDiscipline, getPerformance } from './read-records.ts'
import { supersede } from './supersede.ts'

const Made = z.object({ id: z.string() })

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

async function findOwn<R>(
  db: Db,
  kind: HrRecordKind,
  pegawaiId: string,
  id: string,
  get: (db: Db, id: string) => Promise<R>,
): Promise<R> {
  const table = kind === 'performance' ? sql`pegawai_performance` : sql`pegawai_discipline`
  if (!(await exists(db, sql`select from ${table} where id = ${id} and pegawai_id = ${pegawaiId}`))) {
    throw pegawaiErrors.RECORD_NOT_FOUND()
  }
  return get(db, id)
}

const exists = async (db: Db, query: Sql) =>
  (await db.one(z.object({ there: z.boolean() }), sql`select exists (${query}) as there`)).there

/** Locks the person, so that two who write at once meet here and not in a broken rule; supersedes what is corrected. */
async function makeRoom(
  db: Db,
  actor: AuditActor,
  kind: HrRecordKind,
  fact: { pegawaiId: string; corrects?: string | undefined; reason?: string | undefined },
): Promise<void> {
  const { pegawaiId, corrects, reason } = fact
  if (!(await db.maybe(Made, sql`select id from pegawai where id = ${pegawaiId} for update`))) {
    throw pegawaiErrors.PEGAWAI_NOT_FOUND()
  }
  if (!corrects) return
  if (!reason) throw pegawaiErrors.REASON_NEEDED()
  await supersede(db, actor, kind, { id: pegawaiId, recordId: corrects }, reason)
}

function tell(
  db: Db,
  actor: AuditActor,
  kind: HrRecordKind,
  subjectId: string,
  { before, after, reason }: { before: unknown; after: unknown; reason: string | undefined },
) {
  const action = `${kind}.${before ? 'corrected' : 'recorded'}`
  return audit(db, actor, {
    action,
    subjectType: 'pegawai',
    subjectId,
    ...(before ? { before } : {}),
    after,
    reason: reason ?? null,
  })
}
