import type { HrRecordKind } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { pegawaiErrors } from '../errors.ts'

export const TABLES = {
  performance: sql`pegawai_performance`,
  discipline: sql`pegawai_discipline`,
  career: sql`pegawai_career`,
}

/** Of each kind what the audit row says of a withdrawn fact. */
const TOLD = {
  performance: sql`'year', year, 'predicate', predicate, 'source', source`,
  discipline: sql`'decree', decree, 'severity', severity, 'from', lower(served_during), 'until', upper(served_during)`,
  career: sql`'jobName', job_name, 'unitName', unit_name, 'tier', tier, 'field', field,
    'from', lower(held_during), 'until', upper(held_during), 'source', source`,
}

/** Marks a fact as no longer in force. Returns nothing; refuses one that is not this person's or no longer holds. */
export async function supersede(
  db: Db,
  actor: AuditActor,
  kind: HrRecordKind,
  { id, recordId }: { id: string; recordId: string },
  reason: string,
): Promise<void> {
  const found = await db.maybe(
    z.object({ isOver: z.boolean() }),
    sql`select superseded_at is not null as "isOver" from ${TABLES[kind]}
      where id = ${recordId} and pegawai_id = ${id} for update`,
  )
  if (!found) throw pegawaiErrors.RECORD_NOT_FOUND()
  if (found.isOver) throw pegawaiErrors.RECORD_SUPERSEDED()
  await db.run(sql`
    update ${TABLES[kind]} set superseded_at = now(), superseded_by_name = ${actor.name}, superseded_reason = ${reason}
    where id = ${recordId}`)
}

/** Takes a fact out of force with nothing in its place, and writes who, why and what it said. */
export async function withdrawFact(
  db: Db,
  actor: AuditActor,
  kind: HrRecordKind,
  record: { id: string; recordId: string },
  reason: string,
): Promise<void> {
  await supersede(db, actor, kind, record, reason)
  const { before } = await db.one(
    z.object({ before: z.unknown() }),
    sql`select jsonb_build_object(${TOLD[kind]}) as before from ${TABLES[kind]} where id = ${record.recordId}`,
  )
  await audit(db, actor, {
    action: `${kind}.withdrawn`,
    subjectType: 'pegawai',
    subjectId: record.id,
    before,
    reason,
  })
}
