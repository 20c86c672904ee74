import type { listItemLooks, QueryOf } from '@petakom/contract'
import { z } from 'zod'
import { type Db, join, sql } from '../../../db/query.ts'

/** Looks at single items, at parameters of all of them, and files of items that left the bank. */
const LOOKS = ['item.viewed', 'item.exported', 'calibration.viewed', 'pilot.viewed', 'key-correction.viewed']

const LookRow = z.object({
  id: z.string(),
  at: z.string(),
  by: z.string(),
  action: z.string(),
  itemId: z.string().nullable(),
  code: z.string().nullable(),
  withKey: z.boolean().nullable(),
})

export async function listLooks(db: Db, query: QueryOf<typeof listItemLooks>) {
  const conditions = [sql`a.action = any(${LOOKS}::text[])`]
  if (query.itemId) conditions.push(sql`a.subject_type = 'item' and a.subject_id = ${query.itemId}`)
  if (query.person) conditions.push(sql`a.actor_name ilike ${`%${query.person}%`}`)
  if (query.code) conditions.push(sql`i.code ilike ${`%${query.code}%`}`)
  if (query.withKey) conditions.push(sql`(a.after->>'withKey')::boolean = ${query.withKey === 'yes'}`)
  const from = sql`from audit_entry as a left join item as i
    on a.subject_type = 'item' and i.instansi_id = a.instansi_id and i.id::text = a.subject_id
    where ${join(conditions, ' and ')}`
  const { total } = await db.one(z.object({ total: z.number() }), sql`select count(*)::int as total ${from}`)
  const rows = await db.all(
    LookRow,
    sql`select a.id, to_char(a.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, a.actor_name as by, a.action,
        i.id as "itemId", i.code, (a.after->>'withKey')::boolean as "withKey"
      ${from} order by a.at desc, a.id limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
  )
  return { total, rows }
}
