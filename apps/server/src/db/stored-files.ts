import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { AuditActor } from './audit.ts'
import type { Database } from './database.ts'
import { type Db, sql } from './query.ts'

const PIECE_BYTES = 1 << 20

export const StoredFile = z.object({
  id: z.string(),
  fileName: z.string(),
  contentType: z.string(),
  bytes: z.number(),
  hash: z.string(),
  people: z.array(z.string()),
  madeByJob: z.string().nullable(),
  createdBy: z.string(),
  createdAt: z.string(),
})
export type StoredFile = z.infer<typeof StoredFile>

export function findStoredFile(db: Db, kind: string, subjectId: string): Promise<StoredFile | null> {
  return db.maybe(
    StoredFile,
    sql`select id, file_name as "fileName", content_type as "contentType", bytes, encode(hash, 'hex') as hash, people,
        made_by_job as "madeByJob", created_by_name as "createdBy",
        to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"
      from stored_file where kind = ${kind} and subject_id = ${subjectId}`,
  )
}

export interface FileWriter {
  write(chunk: Uint8Array): Promise<void>
  /** Puts the file in the place of the one before. Until then nobody sees it. */
  finish(file: {
    kind: string
    subjectId: string
    fileName: string
    contentType: string
    people: readonly string[]
    jobId: string
  }): Promise<{ bytes: number }>
}

/** Writes a file in pieces of a megabyte inside the caller's transaction; without `finish` nothing of it may be committed. */
export async function writeStoredFile(db: Db, actor: AuditActor): Promise<FileWriter> {
  const { id } = await db.one(z.object({ id: z.string() }), sql`select gen_random_uuid() as id`)
  const hash = createHash('sha256')
  let waiting: Uint8Array[] = []
  let waitingBytes = 0
  let bytes = 0
  let position = 0
  async function flush() {
    if (waitingBytes === 0) return
    const content = Buffer.concat(waiting)
    waiting = []
    waitingBytes = 0
    await db.run(sql`insert into stored_file_piece (instansi_id, file_id, position, content)
      values (${actor.instansiId}, ${id}, ${position}, ${content})`)
    position += 1
  }
  return {
    async write(chunk) {
      hash.update(chunk)
      bytes += chunk.length
      waiting.push(chunk)
      waitingBytes += chunk.length
      if (waitingBytes >= PIECE_BYTES) await flush()
    },
    async finish({ kind, subjectId, fileName, contentType, people, jobId }) {
      await flush()
      await db.run(sql`delete from stored_file where kind = ${kind} and subject_id = ${subjectId}`)
      await db.run(sql`
        insert into stored_file (instansi_id, id, kind, subject_id, file_name, content_type, bytes, hash, people,
          made_by_job, created_by_name)
        values (${actor.instansiId}, ${id}, ${kind}, ${subjectId}, ${fileName}, ${contentType}, ${bytes},
          ${hash.digest()}, ${[...people]}::uuid[], ${jobId}, ${actor.name})`)
      return { bytes }
    },
  }
}

/** The content, a piece at a time: a download holds a megabyte in memory and no connection between its pieces. */
export function readStoredFile(database: Database, instansiId: string, file: StoredFile): Readable {
  async function* pieces() {
    for (let position = 0, sent = 0; sent < file.bytes; position += 1) {
      const piece = await database.tenant(instansiId, (db) =>
        db.maybe(
          z.object({ content: z.instanceof(Buffer) }),
          sql`select content from stored_file_piece where file_id = ${file.id} and position = ${position}`,
        ),
      )
      // Replaced while it was being read: the reader sees a download that broke off, never half of one file for a whole.
      if (!piece) throw new Error(`piece ${position} of file ${file.id} is gone`)
      sent += piece.content.length
      yield piece.content
    }
  }
  return Readable.from(pieces())
}
