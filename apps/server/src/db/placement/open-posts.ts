import type { PostFacts } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../query.ts'
import { defaultStandard } from '../standards.ts'
import { unitTree } from './tree.ts'

export interface PostChoice {
  readonly date: string
  readonly tiers: readonly string[]
  /** Only posts of this unit and those below it. */
  readonly unitId?: string | undefined
}

const Row = z.object({
  id: z.string(),
  tier: z.string(),
  field: z.string().nullable(),
  eselon: z.string().nullable(),
  agency: z.string().nullable(),
  critical: z.boolean(),
  seats: z.number(),
  standard: z.record(z.string(), z.number()).nullable(),
  holders: z.array(z.string()),
})

/**
 * Every seat of the structural posts of these tiers that are open on the date, agency by agency. A post with more
 * holders than seats has a seat for each, so that nobody who is in office is lost; the longest in office comes first.
 */
export async function readPostFacts(db: Db, { date, tiers, unitId }: PostChoice): Promise<PostFacts[]> {
  const under = unitId
    ? sql`j.unit_id in (with recursive down as (
        select id from unit_kerja where id = ${unitId}
        union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`
    : sql`true`
  const rows = await db.all(
    Row,
    sql`with recursive ${unitTree}, own as (
        select s.jabatan_id, jsonb_object_agg(r.competency, r.level) as levels
        from competency_standard as s
        join competency_requirement as r on r.instansi_id = s.instansi_id and r.standard_id = s.id
        where s.valid_during @> ${date}::date group by s.jabatan_id
      ), held as (
        select h.jabatan_id, array_agg(h.pegawai_id::text order by lower(h.valid_during), p.nip) as holders
        from jabatan as k
        join pegawai_jabatan as h on h.instansi_id = k.instansi_id and h.jabatan_id = k.id
        join pegawai as p on p.instansi_id = h.instansi_id and p.id = h.pegawai_id
        where k.kind = 'STRUKTURAL' and k.tier = any(${[...tiers]}) and h.valid_during @> ${date}::date
        group by h.jabatan_id
      )
      select j.id, j.tier, coalesce(j.field, t.field) as field, j.eselon, t.agency, j.is_critical as critical, j.seats,
        own.levels as standard, coalesce(held.holders, '{}') as holders
      from jabatan as j
      join tree as t on t.id = j.unit_id
      join unit_kerja as u on u.id = j.unit_id
      left join own on own.jabatan_id = j.id
      left join held on held.jabatan_id = j.id
      where j.kind = 'STRUKTURAL' and j.tier = any(${[...tiers]}) and ${under}
        and (j.closed_on is null or j.closed_on > ${date}::date)
        and (t.closed_on is null or t.closed_on > ${date}::date)
      order by u.code collate "C", j.kelas desc nulls last, j.name collate "C", j.id`,
  )
  return rows.flatMap(({ seats, holders, standard, tier, ...post }) =>
    Array.from({ length: Math.max(seats, holders.length) }, (_, place) => ({
      ...post,
      tier,
      seat: place + 1,
      standard: standard ?? defaultStandard(tier).levels,
      holder: holders[place] ?? null,
    })),
  )
}
