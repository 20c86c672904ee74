import type { HrRecordKind, RecordCheck } from '@petakom/domain'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, type Sql, sql } from '../../../db/query.ts'

export const RECORD_TABLES: Readonly<Record<HrRecordKind, readonly string[]>> = {
  performance: ['pegawai_performance'],
  discipline: ['pegawai_discipline'],
  career: ['pegawai_career'],
}

interface Written {
  readonly instansiId: string
  /** A JSON array of records, their values beside nip, subject and corrects. */
  readonly rows: string
  readonly source: string
  readonly by: string
  readonly why: Sql
}

const INSERTS: Readonly<Record<HrRecordKind, (written: Written) => Sql>> = {
  performance: ({ instansiId, rows, source, by, why }) => sql`
    insert into pegawai_performance (instansi_id, pegawai_id, year, predicate, source, recorded_by, reason)
    select ${instansiId}, p.id, r.subject::int, r.predicate, ${source}, ${by}, ${why}
    from jsonb_to_recordset(${rows}::jsonb) as r(nip text, subject text, predicate text, corrects uuid)
    join pegawai as p using (nip)`,
  discipline: ({ instansiId, rows, by, why }) => sql`
    insert into pegawai_discipline (instansi_id, pegawai_id, severity, served_during, decree, recorded_by, reason)
    select ${instansiId}, p.id, r.severity, daterange(r.from, r.until), r.subject, ${by}, ${why}
    from jsonb_to_recordset(${rows}::jsonb) as r(nip text, subject text, severity text, "from" date, until date,
      corrects uuid) join pegawai as p using (nip)`,
  career: ({ instansiId, rows, source, by, why }) => sql`
    insert into pegawai_career (instansi_id, pegawai_id, job_name, unit_name, tier, eselon, field, held_during, source,
      recorded_by, reason)
    select ${instansiId}, p.id, r.job, r.unit, nullif(r.tier, ''), nullif(r.eselon, ''), nullif(r.field, ''),
      daterange(r.from, r.until), ${source}, ${by}, ${why}
    from jsonb_to_recordset(${rows}::jsonb) as r(nip text, job text, unit text, tier text, eselon text, field text,
      "from" date, until date, corrects uuid) join pegawai as p using (nip)`,
}

/**
 * Stores what a check found new or changed, inside the caller's transaction. A changed fact is a new row; the one that
 * it corrects is marked and stays. One audit row a person's fact, one for the whole.
 */
export async function applyRecords(
  db: Db,
  actor: AuditActor,
  kind: HrRecordKind,
  { records, new: fresh, changed }: Pick<RecordCheck, 'records' | 'new' | 'changed'>,
  source: string,
): Promise<void> {
  const table = {
    performance: sql`pegawai_performance`,
    discipline: sql`pegawai_discipline`,
    career: sql`pegawai_career`,
  }
  const reason = `impor ${source}`
  const corrected = records.flatMap(({ corrects }) => corrects ?? [])
  await db.run(sql`
    update ${table[kind]} set superseded_at = now(), superseded_by_name = ${actor.name}, superseded_reason = ${reason}
    where id = any(${corrected}::uuid[]) and superseded_at is null`)
  const rows = JSON.stringify(records.map(({ values, ...record }) => ({ ...record, ...values })))
  const why = sql`case when r.corrects is null then null else ${reason} end`
  await db.run(INSERTS[kind]({ instansiId: actor.instansiId, rows, source, by: actor.name, why }))
  await db.run(sql`
    insert into audit_entry (instansi_id, actor_id, actor_name, action, subject_type, subject_id, after, reason)
    select ${actor.instansiId}, ${actor.id}, ${actor.name},
      ${`${kind}.`} || case when r->>'corrects' is null then 'recorded' else 'corrected' end, 'pegawai', p.id::text,
      r, ${reason}
    from jsonb_array_elements(${rows}::jsonb) as r join pegawai as p on p.nip = r->>'nip'`)
  await audit(db, actor, {
    action: `${kind}.applied`,
    subjectType: 'import',
    after: { new: fresh.length, changed: changed.length },
  })
}
