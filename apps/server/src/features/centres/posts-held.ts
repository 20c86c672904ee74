import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const HeldPost = z.object({
  nip: z.string(),
  /** The OPD that the unit belongs to, else the unit. */
  agency: z.string(),
  unitId: z.string(),
  /** Units from the top down to the post's own. */
  path: z.array(z.string()),
  isStructural: z.boolean(),
  kelas: z.number().nullable(),
})
export type HeldPost = z.infer<typeof HeldPost>

/** What everybody of these holds on the day, by NIP; who holds no post here is left out. */
export async function readPostsHeld(db: Db, nips: readonly string[], day: string): Promise<Map<string, HeldPost>> {
  const rows = await db.all(
    HeldPost,
    sql`with recursive tree as (
        select id, array[id] as path, case when is_opd then id end as agency from unit_kerja where parent_id is null
        union all
        select u.id, t.path || u.id, case when u.is_opd then u.id else t.agency end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      )
      select p.nip, coalesce(t.agency, t.id) as agency, t.id as "unitId", t.path, j.kind = 'STRUKTURAL' as "isStructural",
        j.kelas
      from pegawai as p
      join pegawai_jabatan as h on h.instansi_id = p.instansi_id and h.pegawai_id = p.id
        and h.valid_during @> ${day}::date
      join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
      join tree as t on t.id = j.unit_id
      where p.nip = any(${[...nips]}::text[])`,
  )
  return new Map(rows.map((row) => [row.nip, row]))
}

/** Whether one leads the other: a structural post in a unit above, or the higher one in the same unit. */
export function leads(one: HeldPost, other: HeldPost): boolean {
  if (!one.isStructural || !other.path.includes(one.unitId)) return false
  if (one.unitId !== other.unitId || !other.isStructural) return true
  return (one.kelas ?? 0) > (other.kelas ?? 0)
}
