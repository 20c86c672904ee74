import type { HrRecordKind, RecordCheck } from '@petakom/domain'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'

export const RECORD_TABLES: Readonly<Record<HrRecordKind, readonly string[]>> = {
  performance: ['pegawai_performance'],
  discipline: ['pegawai_discipline'],
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
  const table = kind === 'performance' ? sql`pegawai_performance` : sql`pegawai_discipline`
  const reason = `impor ${source}`
  const corrected = records.flatMap(({ corrects }) => corrects ?? [])
  await db.run(sql`
    update ${table} set superseded_at = now(), superseded_by_name = ${actor.name}, superseded_reason = ${reason}
    where id = any(${corrected}::uuid[]) and superseded_at is null`)
  const rows = JSON.stringify(records.map(({ values, ...record }) => ({ ...record, ...values })))
  const why = sql`case when r.corrects is null then null else ${reason} end`
  await db.run(
    kind === 'performance'
      ? sql`insert into pegawai_performance (instansi_id, pegawai_id, year, predicate, source, recorded_by, reason)
          select ${actor.instansiId}, p.id, r.subject::int, r.predicate, ${source}, ${actor.name}, ${why}
          from jsonb_to_recordset(${rows}::jsonb) as r(nip text, subject text, predicate text, corrects uuid)
          join pegawai as p using (nip)`
      : sql`insert into pegawai_discipline (instansi_id, pegawai_id, severity, served_during, decree, recorded_by, reason)
          select ${actor.instansiId}, p.id, r.severity, daterange(r.from, r.until), r.subject, ${actor.name}, ${why}
          from jsonb_to_recordset(${rows}::jsonb) as r(nip text, subject text, severity text, "from" date, until date,
            corrects uuid) join pegawai as p using (nip)`,
  )
  await db.run(sql`
    insert into audit_entry (instansi_id, actor_id, actor_name, action, subject_type, subject_id, after, reason)
    select ${actor.instansiId}, ${actor.id}, ${actor.name},
      ${`${kind}.`} || case when r.corrects is null then 'recorded' else 'corrected' end, 'pegawai', p.id::text,
      to_jsonb(r), ${reason}
    from jsonb_to_recordset(${rows}::jsonb) as r(nip text, subject text, predicate text, severity text, "from" date,
      until date, corrects uuid) join pegawai as p using (nip)`)
  await audit(db, actor, {
    action: `${kind}.applied`,
    subjectType: 'import',
    after: { new: fresh.length, changed: changed.length },
  })
}
