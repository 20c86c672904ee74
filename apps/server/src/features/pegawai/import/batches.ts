import { createHash } from 'node:crypto'
import type { RosterPreview } from '@petakom/contract'
import { canonicalJson, type RosterCheck } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { pegawaiErrors } from '../errors.ts'
import { applyRoster, ROSTER_TABLES } from './apply-roster.ts'
import { checkInWorker } from './check-in-worker.ts'
import type { SheetCheck } from './check-sheet.ts'
import { readKnowledge } from './knowledge.ts'

const BatchRow = z.object({
  id: z.string(),
  fileName: z.string(),
  state: z.enum(['checked', 'applied', 'discarded']),
  createdAt: z.string(),
  summary: z.custom<Omit<SheetCheck, 'records'>>(),
})

const columns = sql`id, file_name as "fileName", state, summary,
  to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"`

function preview({ id, fileName, state, createdAt, summary }: z.infer<typeof BatchRow>): RosterPreview {
  return { id, kind: 'roster', fileName, state, createdAt, ...summary } as RosterPreview
}

/** Reads, checks and keeps a file. People and posts stay as they are. */
export async function keepRoster(
  database: Database,
  actor: AuditActor,
  fileName: string,
  file: Buffer,
): Promise<RosterPreview> {
  const known = await database.tenant(actor.instansiId, readKnowledge)
  const { records: _, ...summary } = await checkInWorker(file, known)
  return database.tenant(actor.instansiId, async (db) => {
    const row = await db.one(
      BatchRow,
      sql`insert into import_batch (instansi_id, kind, file_name, file_hash, content, state, summary, created_by)
        values (${actor.instansiId}, 'roster', ${fileName.slice(0, 200)}, ${sha256(file)}, ${file}, 'checked',
          ${JSON.stringify(summary)}, ${actor.id}) returning ${columns}`,
    )
    const counts = countsOf(summary)
    await audit(db, actor, { action: 'roster.checked', subjectType: 'import', subjectId: row.id, after: counts })
    return preview(row)
  })
}

const sha256 = (file: Buffer) => createHash('sha256').update(file).digest()

export function countsOf(check: Pick<RosterCheck, 'new' | 'changed' | 'unchanged' | 'refused'>) {
  const refusedRows = new Set(check.refused.map(({ row }) => row))
  return { new: check.new.length, changed: check.changed.length, unchanged: check.unchanged, refused: refusedRows.size }
}

export async function getBatch(db: Db, id: string): Promise<RosterPreview> {
  const row = await db.maybe(BatchRow, sql`select ${columns} from import_batch where id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
  return preview(row)
}

/**
 * Applies what is not refused, all of it or none. The file is checked again against the data of this moment: where the
 * outcome differs from what the person was shown, nothing is applied and they see it anew.
 */
export async function applyBatch(database: Database, actor: AuditActor, id: string) {
  const file = await database.tenant(actor.instansiId, (db) => openBatch(db, id))
  const known = await database.tenant(actor.instansiId, readKnowledge)
  const check = await checkInWorker(file.content, known)
  if (fingerprint(check) !== fingerprint(file.summary)) throw pegawaiErrors.DATA_MOVED()
  const counts = await database.tenant(actor.instansiId, async (db) => {
    await lockRoster(db, actor.instansiId)
    await openBatch(db, id)
    await applyRoster(db, actor, check, today())
    await db.run(sql`update import_batch set state = 'applied', applied_at = now() where id = ${id}`)
    return countsOf(check)
  })
  await database.refreshStatistics(ROSTER_TABLES)
  return counts
}

const fingerprint = ({ new: fresh, changed, unchanged }: Omit<SheetCheck, 'records'>) =>
  canonicalJson([fresh.length, changed.map(({ nip, changes }) => [nip, changes]), unchanged])

export const today = () => new Date().toISOString().slice(0, 10)

/** One import at a time per instansi. */
export function lockRoster(db: Db, instansiId: string) {
  return db.run(sql`select pg_advisory_xact_lock(hashtextextended('roster:' || ${instansiId}, 0))`)
}

async function openBatch(db: Db, id: string) {
  const row = await db.maybe(
    z.object({ content: z.instanceof(Buffer), state: z.string(), summary: z.custom<Omit<SheetCheck, 'records'>>() }),
    sql`select content, state, summary from import_batch where id = ${id} for update`,
  )
  if (!row) throw errors.NOT_FOUND()
  if (row.state !== 'checked') throw pegawaiErrors.BATCH_NOT_OPEN()
  return row
}

export async function discardBatch(db: Db, actor: AuditActor, id: string): Promise<void> {
  await openBatch(db, id)
  await db.run(sql`update import_batch set state = 'discarded' where id = ${id}`)
  await audit(db, actor, { action: 'roster.discarded', subjectType: 'import', subjectId: id })
}

export function listBatches(db: Db) {
  return db.all(
    z.object({
      id: z.string(),
      kind: z.string(),
      fileName: z.string(),
      state: z.string(),
      createdAt: z.string(),
      rows: z.number(),
      refused: z.number(),
    }),
    sql`select id, kind, file_name as "fileName", state, (summary->>'rows')::int as rows,
        jsonb_array_length(summary->'refused') as refused,
        to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
      from import_batch order by created_at desc limit 50`,
  )
}
