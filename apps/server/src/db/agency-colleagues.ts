import { z } from 'zod'
import { type Db, sql } from './query.ts'

/**
 * NIP of everybody who holds, on this day where the instansi is, a post in the agency (OPD) of this official, the official among them. Empty for
 * who holds no post, or one outside any agency.
 */
export async function readColleagues(db: Db, nip: string, now: Date): Promise<ReadonlySet<string>> {
  const rows = await db.all(
    z.object({ nip: z.string() }),
    sql`with recursive tree as (
        select id, case when is_opd then id end as agency from unit_kerja where parent_id is null
        union all
        select u.id, case when u.is_opd then u.id else t.agency end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      ), held as (
        select p.nip, t.agency from pegawai as p
        cross join instansi as i
        join pegawai_jabatan as h on h.instansi_id = p.instansi_id and h.pegawai_id = p.id
          and h.valid_during @> (${now.toISOString()}::timestamptz at time zone i.timezone)::date
        join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
        join tree as t on t.id = j.unit_id
      )
      select distinct nip from held where agency in (select agency from held where nip = ${nip})`,
  )
  return new Set(rows.map((row) => row.nip))
}
