import { z } from 'zod'
import { type Db, raw, sql } from '../db/query.ts'
import { errors } from './errors.ts'

/**
 * Refuses with NOT_FOUND unless the actor's instansi has this row. For routes whose own query would answer an unknown
 * id, or another instansi's, with an empty list or with nothing done: both read as success.
 */
export async function requireRow(
  db: Db,
  table: 'account' | 'event' | 'item' | 'participant' | 'pegawai' | 'unit_kerja',
  id: string,
): Promise<void> {
  const row = await db.maybe(z.object({ id: z.string() }), sql`select id from ${raw(table)} where id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
}
