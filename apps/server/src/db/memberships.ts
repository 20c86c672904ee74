import { z } from 'zod'
import { type Db, sql } from './query.ts'

/** Groups that are compared for fairness, each with the one the others are held against. */
export const GROUPINGS = [
  { grouping: 'sex', reference: 'L', focal: ['P'] },
  { grouping: 'age', reference: '40-49', focal: ['20-39', '50-65'] },
  { grouping: 'status', reference: 'PNS', focal: ['PPPK'] },
] as const
export type Grouping = (typeof GROUPINGS)[number]['grouping']
/** Group by grouping; null where it is not known. */
export type Membership = Readonly<Record<Grouping, string | null>>

/** Below this many people a group is not compared: single persons could be made out, and chance would speak. */
export const SMALLEST_GROUP = 10

const Row = z.object({
  id: z.string(),
  sex: z.string().nullable(),
  age: z.string().nullable(),
  status: z.string().nullable(),
})

/** Groups of an event's participants, with the age on the event's first day. */
export async function readMemberships(db: Db, eventId: string): Promise<Map<string, Membership>> {
  const rows = await db.all(
    Row,
    sql`select t.id, p.sex, case when p.status in ('PNS', 'CPNS') then 'PNS' else 'PPPK' end as status,
        case when date_part('year', age(e.starts_on, p.birth_date)) < 40 then '20-39'
          when date_part('year', age(e.starts_on, p.birth_date)) < 50 then '40-49' else '50-65' end as age
      from participant as t
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      where t.event_id = ${eventId}`,
  )
  return new Map(rows.map(({ id, ...groups }) => [id, groups]))
}
