import { createHash } from 'node:crypto'
import { ImportBatch, ImportCounts, ImportKind, ImportPreview, ImportState } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { pegawaiErrors } from '../errors.ts'

const createdAt = sql`to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"`

/** Keeps an uploaded file that is still to be checked. People and posts stay as they are. */
export async function keepUpload(db: Db, actor: AuditActor, kind: ImportKind, name: string, file: Buffer) {
  const hash = createHash('sha256').update(file).digest()
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into import_batch (instansi_id, kind, file_name, file_hash, content, state, created_by)
      values (${actor.instansiId}, ${kind}, ${name.slice(0, 200)}, ${hash}, ${file}, 'checking', ${actor.id})
      returning id`,
  )
  const after = { kind, fileName: name.slice(0, 200), hash: hash.toString('hex') }
  await audit(db, actor, { action: 'import.uploaded', subjectType: 'import', subjectId: id, after })
  return id
}

export async function getBatch(db: Db, id: string): Promise<ImportBatch> {
  const row = await db.maybe(
    ImportBatch,
    sql`select id, kind, file_name as "fileName", state, error, applied_counts as counts, summary as preview, ${createdAt}
      from import_batch where id = ${id}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

const OpenBatch = z.object({
  kind: ImportKind,
  fileName: z.string(),
  content: z.instanceof(Buffer),
  state: ImportState,
  summary: ImportPreview.nullable(),
  appliedByJob: z.string().nullable(),
  counts: ImportCounts.nullable(),
})

/** A batch with its row locked, in whatever state it is. */
export async function lockBatch(db: Db, id: string): Promise<z.infer<typeof OpenBatch>> {
  const row = await db.maybe(
    OpenBatch,
    sql`select kind, file_name as "fileName", content, state, summary, applied_by_job as "appliedByJob",
        applied_counts as counts from import_batch where id = ${id} for update`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

/** A batch that may still be checked or applied. */
export async function openBatch(db: Db, id: string) {
  const batch = await lockBatch(db, id)
  if (batch.state !== 'checking' && batch.state !== 'checked') throw pegawaiErrors.BATCH_NOT_OPEN()
  return batch
}

/** The state of a batch that may still be checked or applied, without its file and preview: those are megabytes. */
export async function openState(db: Db, id: string): Promise<z.infer<typeof ImportState>> {
  const row = await db.maybe(z.object({ state: ImportState }), sql`select state from import_batch where id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
  if (row.state !== 'checking' && row.state !== 'checked') throw pegawaiErrors.BATCH_NOT_OPEN()
  return row.state
}

/** One import at a time per instansi. */
export function lockImports(db: Db, instansiId: string) {
  return db.run(sql`select pg_advisory_xact_lock(hashtextextended('import:' || ${instansiId}, 0))`)
}

export async function discardBatch(db: Db, actor: AuditActor, id: string): Promise<void> {
  await db.run(sql`select from import_batch where id = ${id} for update`)
  await openState(db, id)
  await db.run(sql`update import_batch set state = 'discarded' where id = ${id}`)
  await audit(db, actor, { action: 'import.discarded', subjectType: 'import', subjectId: id })
}

export function listBatches(db: Db) {
  return db.all(
    z.object({
      id: z.string(),
      kind: z.string(),
      fileName: z.string(),
      state: ImportState,
      createdAt: z.string(),
      rows: z.number().nullable(),
      refused: z.number().nullable(),
    }),
    sql`select id, kind, file_name as "fileName", state, (summary->>'rows')::int as rows,
        (select count(distinct r->'row')::int from jsonb_array_elements(summary->'refused') as r) as refused,
        ${createdAt} from import_batch order by created_at desc limit 50`,
  )
}
