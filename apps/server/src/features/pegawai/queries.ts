import { type listPegawai, PegawaiRow, type QueryOf } from '@petakom/contract'
import { z } from 'zod'
import { type Db, join, sql } from '../../db/query.ts'

const from = sql`
  from pegawai as p
  left join pegawai_jabatan as pj
    on pj.instansi_id = p.instansi_id and pj.pegawai_id = p.id and upper_inf(pj.valid_during)
  left join jabatan as j on j.instansi_id = pj.instansi_id and j.id = pj.jabatan_id
  left join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id`

const columns = sql`p.id, p.nip, p.name, p.status, j.name as "jabatanName", j.kind, j.tier, u.name as "unitName",
  p.is_synthetic as "isSynthetic",
  (select g.golongan from pegawai_golongan as g where g.instansi_id = p.instansi_id and g.pegawai_id = p.id
    and upper_inf(g.valid_during)) as golongan,
  (select max(r.assessed_on) from participant as t join result as r
    on r.instansi_id = t.instansi_id and r.participant_id = t.id
    where t.instansi_id = p.instansi_id and t.pegawai_id = p.id) as "assessedOn"`

export async function listPegawaiRows(db: Db, query: QueryOf<typeof listPegawai>) {
  const conditions = [sql`true`]
  if (query.search) {
    const digits = query.search.replace(/\s/g, '')
    conditions.push(/^\d+$/.test(digits) ? sql`p.nip like ${`${digits}%`}` : sql`p.name ilike ${`%${query.search}%`}`)
  }
  if (query.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${query.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  if (query.tier) conditions.push(sql`j.tier = ${query.tier}`)
  if (query.kind) conditions.push(sql`j.kind = ${query.kind}`)
  if (query.status) conditions.push(sql`p.status = ${query.status}`)
  const where = join(conditions, ' and ')
  const { total } = await db.one(
    z.object({ total: z.number() }),
    sql`select count(*)::int as total ${from} where ${where}`,
  )
  // The page is cut first: what is looked up for each row is looked up for fifty, not for six thousand.
  const rows = await db.all(
    PegawaiRow,
    sql`select ${columns} ${from}
      join (select p.id as page_id ${from} where ${where} order by p.name, p.id
        limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}) as page on page.page_id = p.id
      order by p.name, p.id`,
  )
  return { total, rows }
}

export function findPegawaiRow(db: Db, id: string) {
  return db.maybe(
    PegawaiRow.extend({
      titleBefore: z.string().nullable(),
      titleAfter: z.string().nullable(),
      birthDate: z.string(),
      birthPlace: z.string().nullable(),
      sex: z.enum(['L', 'P']),
      email: z.string().nullable(),
    }),
    sql`select ${columns}, p.title_before as "titleBefore", p.title_after as "titleAfter",
        p.birth_date as "birthDate", p.birth_place as "birthPlace", p.sex, p.email ${from} where p.id = ${id}`,
  )
}
