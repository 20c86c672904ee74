import { ageBand, agencySizeBand, employmentBand, type PlanGroups } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from './query.ts'

const Row = z.object({
  id: z.string(),
  sex: z.string(),
  birthDate: z.string(),
  status: z.string(),
  agency: z.string().nullable(),
})

/**
 * The groups of every official of the instansi on the day of a round, for the fairness report of its plans. Read apart
 * from the facts of the round, which know no sex: nothing here can reach a score.
 */
export async function readPlanGroups(db: Db, date: string): Promise<Map<string, PlanGroups>> {
  const rows = await db.all(
    Row,
    sql`with recursive tree as (
        select id, case when is_opd then id end as agency from unit_kerja where parent_id is null
        union all
        select u.id, case when u.is_opd then u.id else t.agency end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      )
      select p.id, p.sex, p.birth_date::text as "birthDate", p.status, t.agency
      from pegawai as p
      left join pegawai_jabatan as h on h.instansi_id = p.instansi_id and h.pegawai_id = p.id
        and h.valid_during @> ${date}::date
      left join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
      left join tree as t on t.id = j.unit_id`,
  )
  const sizes = new Map<string, number>()
  for (const { agency } of rows) if (agency !== null) sizes.set(agency, (sizes.get(agency) ?? 0) + 1)
  return new Map(
    rows.map(({ id, sex, birthDate, status, agency }) => [
      id,
      {
        sex,
        age: ageBand(birthDate, date),
        agencySize: agency === null ? null : agencySizeBand(sizes.get(agency)!),
        status: employmentBand(status),
      },
    ]),
  )
}
