import type { ResponseOf, verifyNote } from '@petakom/contract'
import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { instant } from '../../../db/instant.ts'
import { sql } from '../../../db/query.ts'

const Row = z.object({
  instansi: z.string(),
  round: z.string(),
  posts: z.number(),
  hash: z.string(),
  signedAt: z.string(),
})

/** Whether a printed nota is one of ours, and the hash it must bear; nobody in it is named. */
export async function verifyNoteCode(database: Database, code: string): Promise<ResponseOf<typeof verifyNote>> {
  const instansiIds = await database.gate((db) => db.all(z.object({ id: z.string() }), sql`select id from instansi`))
  for (const { id } of instansiIds) {
    const row = await database.tenant(id, (db) =>
      db.maybe(
        Row,
        sql`select i.name as instansi, r.name as round, encode(a.hash, 'hex') as hash,
            ${instant('a.signed_at')} as "signedAt", (select count(distinct d.post_index)::int
              from placement_decision as d where d.instansi_id = a.instansi_id and d.proposal_id = a.proposal_id) as posts
          from placement_archive as a
          join placement_round as r on r.instansi_id = a.instansi_id and r.id = a.round_id
          join instansi as i on i.id = a.instansi_id
          where a.code = ${code.toUpperCase()}`,
      ),
    )
    if (row) return { outcome: 'genuine', ...row }
  }
  return { outcome: 'unknown' }
}
