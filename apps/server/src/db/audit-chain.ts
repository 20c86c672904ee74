import { createHash } from 'node:crypto'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import type { Database } from './database.ts'
import { type Db, sql } from './query.ts'

const EntryRow = z.object({
  id: z.string(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
})
const SealedRow = EntryRow.extend({ seq: z.number(), hash: z.instanceof(Buffer) })

const columns = sql`e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
  e.actor_id as "actorId", e.actor_name as "actorName", e.action, e.subject_type as "subjectType",
  e.subject_id as "subjectId", e.before, e.after, e.reason`

function link(previous: Buffer, entry: z.infer<typeof EntryRow>): Buffer {
  return createHash('sha256')
    .update(previous)
    .update(canonicalJson(EntryRow.parse(entry)))
    .digest()
}

/** Adds the rows that are not in the chain yet. One sealer at a time per instansi; the others find nothing to do. */
export async function sealAudit(db: Db, instansiId: string): Promise<number> {
  const { locked } = await db.one(
    z.object({ locked: z.boolean() }),
    sql`select pg_try_advisory_xact_lock(hashtextextended('audit-seal:' || ${instansiId}, 0)) as locked`,
  )
  if (!locked) return 0
  const head = await db.maybe(
    z.object({ seq: z.number(), hash: z.instanceof(Buffer) }),
    sql`select seq, hash from audit_seal order by seq desc limit 1`,
  )
  const entries = await db.all(
    EntryRow,
    sql`select ${columns} from audit_entry as e
      left join audit_seal as s on s.instansi_id = e.instansi_id and s.entry_id = e.id
      where s.entry_id is null order by e.at, e.id limit 5000`,
  )
  let hash: Buffer = head?.hash ?? Buffer.alloc(0)
  const seals = entries.map((entry, index) => {
    hash = link(hash, entry)
    return { seq: (head?.seq ?? 0) + index + 1, entryId: entry.id, hash: hash.toString('hex') }
  })
  if (seals.length > 0) {
    await db.run(sql`insert into audit_seal (instansi_id, seq, entry_id, hash)
      select ${instansiId}, seq, "entryId", decode(hash, 'hex')
      from jsonb_to_recordset(${JSON.stringify(seals)}::jsonb) as s(seq bigint, "entryId" uuid, hash text)`)
  }
  return seals.length
}

export type ChainCheck =
  | { readonly outcome: 'intact'; readonly sealed: number; readonly head: string }
  | { readonly outcome: 'broken'; readonly seq: number; readonly entryId: string }

/** Walks the chain from its first link; the first row that was changed, dropped or slipped in is named. */
export async function verifyAudit(db: Db): Promise<ChainCheck> {
  const rows = await db.all(
    SealedRow,
    sql`select s.seq, s.hash, ${columns} from audit_seal as s
      join audit_entry as e on e.instansi_id = s.instansi_id and e.id = s.entry_id order by s.seq`,
  )
  let hash: Buffer = Buffer.alloc(0)
  for (const [index, row] of rows.entries()) {
    hash = link(hash, row)
    if (row.seq !== index + 1 || !hash.equals(row.hash)) return { outcome: 'broken', seq: row.seq, entryId: row.id }
  }
  return { outcome: 'intact', sealed: rows.length, head: hash.toString('hex') }
}

/** Seals what is waiting, instansi by instansi. */
export async function sealEverything(database: Database): Promise<void> {
  const all = await database.gate((db) => db.all(z.object({ id: z.string() }), sql`select id from instansi`))
  for (const { id } of all) await database.tenant(id, (db) => sealAudit(db, id))
}
