import type { ResponseOf, verifyWashupMinutes } from '@petakom/contract'
import { z } from 'zod'
import type { Database } from '../../../db/database.ts'
import { instant } from '../../../db/instant.ts'
import { sql } from '../../../db/query.ts'

const Row = z.object({
  instansi: z.string(),
  event: z.string(),
  number: z.number(),
  competencies: z.number(),
  hash: z.string(),
  closedAt: z.string(),
  isReplaced: z.boolean(),
})

/** Whether printed minutes are ours. Every instansi is asked in turn, each behind its own wall; nobody is named. */
export async function verifyMinutes(database: Database, code: string): Promise<ResponseOf<typeof verifyWashupMinutes>> {
  const instansiIds = await database.gate((db) => db.all(z.object({ id: z.string() }), sql`select id from instansi`))
  for (const { id } of instansiIds) {
    const row = await database.tenant(id, (db) =>
      db.maybe(
        Row,
        sql`select i.name as instansi, e.name as event, m.number, encode(m.hash, 'hex') as hash,
            ${instant('m.closed_at')} as "closedAt",
            (select count(*)::int from washup_level as l where l.instansi_id = m.instansi_id
              and l.minutes_id = m.id) as competencies,
            w.state <> 'closed' or exists (select from washup_minutes as n where n.instansi_id = m.instansi_id
              and n.washup_id = m.washup_id and n.number > m.number) as "isReplaced"
          from washup_minutes as m
          join washup as w on w.instansi_id = m.instansi_id and w.id = m.washup_id
          join centre as c on c.instansi_id = w.instansi_id and c.id = w.centre_id
          join event as e on e.instansi_id = c.instansi_id and e.id = c.event_id
          join instansi as i on i.id = m.instansi_id
          where m.code = ${code.toUpperCase()}`,
      ),
    )
    if (row) return { outcome: 'genuine', ...row }
  }
  return { outcome: 'unknown' }
}
