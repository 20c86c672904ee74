import type { CriticalPost, listCriticalPosts, QueryOf } from '@petakom/contract'
import { byRisk, coverageOf, READINESS_SLOTS, retiresOn, urgencyOf } from '@petakom/domain'
import { z } from 'zod'
import { type Db, empty, join, type Sql, sql } from '../../db/query.ts'

const Row = z.object({
  id: z.string(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string().nullable(),
  tier: z.string().nullable(),
  seats: z.number(),
  holders: z.array(
    z.object({ pegawaiId: z.string(), name: z.string(), birthDate: z.string(), since: z.string().nullable() }),
  ),
  members: z.array(
    z.object({ id: z.string(), pegawaiId: z.string(), name: z.string(), readiness: z.enum(READINESS_SLOTS) }),
  ),
})

/** Open critical posts on a day, those at greatest risk first. */
export async function readCriticalPosts(
  db: Db,
  date: string,
  query: QueryOf<typeof listCriticalPosts> & { readonly id?: string },
): Promise<CriticalPost[]> {
  const conditions: Sql[] = [sql`j.is_critical and (j.closed_on is null or j.closed_on > ${date}::date)`]
  if (query.id) conditions.push(sql`j.id = ${query.id}`)
  if (query.tier) conditions.push(sql`j.tier = ${query.tier}`)
  if (query.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${query.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  const rows = await db.all(
    Row,
    sql`with recursive tree as (
        select id, name, case when is_opd then name end as agency from unit_kerja where parent_id is null
        union all
        select u.id, u.name, case when u.is_opd then u.name else t.agency end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      )
      select j.id, j.name, t.name as "unitName", t.agency as "agencyName", j.tier, j.seats,
        coalesce((select jsonb_agg(jsonb_build_object('pegawaiId', p.id, 'name', p.name,
            'birthDate', p.birth_date::text, 'since', lower(h.valid_during)::text) order by p.name)
          from pegawai_jabatan as h join pegawai as p on p.instansi_id = h.instansi_id and p.id = h.pegawai_id
          where h.instansi_id = j.instansi_id and h.jabatan_id = j.id and h.valid_during @> ${date}::date), '[]') as holders,
        coalesce((select jsonb_agg(jsonb_build_object('id', m.id, 'pegawaiId', p.id, 'name', p.name,
            'readiness', m.readiness) order by p.name)
          from succession_member as m join pegawai as p on p.instansi_id = m.instansi_id and p.id = m.pegawai_id
          where m.instansi_id = j.instansi_id and m.jabatan_id = j.id and m.removed_at is null), '[]') as members
      from jabatan as j join tree as t on t.id = j.unit_id
      where ${conditions.length > 0 ? join(conditions, ' and ') : empty}
      order by j.name, t.name`,
  )
  return rows.map((row) => asCritical(row, date)).sort((one, other) => byRisk(riskOf(one), riskOf(other), date))
}

function asCritical(row: z.infer<typeof Row>, date: string): CriticalPost {
  const holders = row.holders.map(({ birthDate, ...holder }) => ({
    ...holder,
    retiresOn: retiresOn(birthDate, row.tier, date),
  }))
  const days = holders.flatMap(({ retiresOn: day }) => (day === null ? [] : [day])).sort()
  const post = {
    ...row,
    tier: row.tier as CriticalPost['tier'],
    holders,
    vacantSeats: Math.max(0, row.seats - holders.length),
    nextRetirement: days[0] ?? null,
  }
  const risk = riskOf(post)
  return { ...post, urgency: urgencyOf(risk, date), coverage: coverageOf(risk) }
}

function riskOf(post: Pick<CriticalPost, 'vacantSeats' | 'nextRetirement' | 'members'>) {
  const count = (slot: string) => post.members.filter(({ readiness }) => readiness === slot).length
  return { ...post, members: { now: count('now'), soon: count('soon'), later: count('later') } }
}
