import { type HrRecordKind, type RecordKnowledge, recordKey } from '@petakom/domain'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../../db/query.ts'

/** Of each kind the facts in force, as rows of id, nip, subject and values. */
const IN_FORCE: Readonly<Record<HrRecordKind, Sql>> = {
  performance: sql`select k.id, p.nip, k.year::text as subject, jsonb_build_object('predicate', k.predicate) as values
    from pegawai_performance as k`,
  discipline: sql`select k.id, p.nip, k.decree as subject, jsonb_build_object('severity', k.severity,
      'from', coalesce(lower(k.served_during)::text, ''), 'until', coalesce(upper(k.served_during)::text, '')) as values
    from pegawai_discipline as k`,
  career: sql`select k.id, p.nip, lower(k.held_during)::text || ' ' || k.job_name as subject,
      jsonb_build_object('job', k.job_name, 'unit', k.unit_name, 'tier', coalesce(k.tier, ''),
        'eselon', coalesce(k.eselon, ''), 'field', coalesce(k.field, ''),
        'from', lower(k.held_during)::text, 'until', upper(k.held_during)::text) as values
    from pegawai_career as k`,
}

/** Who is known, and which records of the kind are in force, in the words of a file's row. */
export async function readRecordKnowledge(db: Db, kind: HrRecordKind): Promise<RecordKnowledge> {
  const people = await db.all(z.object({ nip: z.string(), name: z.string() }), sql`select nip, name from pegawai`)
  const row = z.object({
    id: z.string(),
    nip: z.string(),
    subject: z.string(),
    values: z.record(z.string(), z.string()),
  })
  const facts = await db.all(
    row,
    sql`${IN_FORCE[kind]} join pegawai as p on p.instansi_id = k.instansi_id and p.id = k.pegawai_id
      where k.superseded_at is null`,
  )
  return {
    people: new Map(people.map(({ nip, name }) => [nip, name])),
    inForce: new Map(facts.map(({ id, values, ...fact }) => [recordKey(fact), { id, values }])),
  }
}
