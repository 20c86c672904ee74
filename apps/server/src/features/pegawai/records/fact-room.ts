import type { HrRecordKind } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, type Sql, sql } from '../../../db/query.ts'
import { pegawaiErrors } from '../errors.ts'
import { supersede, TABLES } from './supersede.ts'

export const Made = z.object({ id: z.string() })

/** The fact that a correction names, which must be this person's. */
export async function findOwn<R>(
  db: Db,
  kind: HrRecordKind,
  pegawaiId: string,
  id: string,
  get: (db: Db, id: string) => Promise<R>,
): Promise<R> {
  if (!(await exists(db, sql`select from ${TABLES[kind]} where id = ${id} and pegawai_id = ${pegawaiId}`))) {
    throw pegawaiErrors.RECORD_NOT_FOUND()
  }
  return get(db, id)
}

export const exists = async (db: Db, query: Sql) =>
  (await db.one(z.object({ there: z.boolean() }), sql`select exists (${query}) as there`)).there

/** Locks the person, so that two who write at once meet here and not in a broken rule; supersedes what is corrected. */
export async function makeRoom(
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

export function tell(
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
