import { type HrRecordKind, type RecordKnowledge, recordKey } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

/** Who is known, and which predicates or sanctions are in force, in the words of a file's row. */
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
    kind === 'performance'
      ? sql`select k.id, p.nip, k.year::text as subject, jsonb_build_object('predicate', k.predicate) as values
          from pegawai_performance as k
          join pegawai as p on p.instansi_id = k.instansi_id and p.id = k.pegawai_id where k.superseded_at is null`
      : sql`select d.id, p.nip, d.decree as subject, jsonb_build_object('severity', d.severity,
            'from', coalesce(lower(d.served_during)::text, ''), 'until', coalesce(upper(d.served_during)::text, '')) as values
          from pegawai_discipline as d
          join pegawai as p on p.instansi_id = d.instansi_id and p.id = d.pegawai_id where d.superseded_at is null`,
  )
  return {
    people: new Map(people.map(({ nip, name }) => [nip, name])),
    inForce: new Map(facts.map(({ id, values, ...fact }) => [recordKey(fact), { id, values }])),
  }
}
