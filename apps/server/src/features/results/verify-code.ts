import type { ResponseOf, verifyReport } from '@petakom/contract'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { sql } from '../../db/query.ts'

const Row = z.object({
  name: z.string(),
  instansi: z.string(),
  event: z.string(),
  assessedOn: z.string(),
  category: z.string().nullable(),
  isReplaced: z.boolean(),
})

/** Whether a printed report is one of ours. Every instansi is asked in turn, each behind its own wall. */
export async function verifyCode(database: Database, code: string): Promise<ResponseOf<typeof verifyReport>> {
  const instansiIds = await database.gate((db) => db.all(z.object({ id: z.string() }), sql`select id from instansi`))
  for (const { id } of instansiIds) {
    const row = await database.tenant(id, (db) =>
      db.maybe(
        Row,
        sql`select p.name, n.name as instansi, e.name as event, r.assessed_on as "assessedOn", r.category, r.is_replaced as "isReplaced"
          from (
            select instansi_id, participant_id, assessed_on, category, verification_code, false as is_replaced from result
            union all
            select instansi_id, participant_id, assessed_on, category, verification_code, true from result_replaced
          ) as r
          join participant as t on t.instansi_id = r.instansi_id and t.id = r.participant_id
          join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
          join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
          join instansi as n on n.id = r.instansi_id
          where r.verification_code = ${code.toUpperCase()} order by r.is_replaced limit 1`,
      ),
    )
    if (row) {
      const { name, ...facts } = row
      const initials = name
        .split(' ')
        .map((word) => `${word[0]}.`)
        .join(' ')
      return { outcome: 'genuine', initials, ...facts }
    }
  }
  return { outcome: 'unknown' }
}
