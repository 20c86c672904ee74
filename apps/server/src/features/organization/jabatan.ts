import { type BodyOf, type createJabatan, JabatanRow, type listJabatan, type QueryOf } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { unitTree } from '../../db/placement/tree.ts'
import { type Db, join, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { organizationErrors } from './errors.ts'

type JabatanEdit = BodyOf<typeof createJabatan>

const posts = sql`jabatan as j
  join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
  left join (
    select pj.jabatan_id, count(*) as filled, min(p.name) as incumbent
    from pegawai_jabatan as pj join pegawai as p on p.instansi_id = pj.instansi_id and p.id = pj.pegawai_id
    where pj.valid_during @> current_date group by pj.jabatan_id
  ) as h on h.jabatan_id = j.id`
const rows = sql`
  with recursive ${unitTree}
  select j.id, j.name, j.unit_id as "unitId", u.name as "unitName", j.kind, j.tier, j.eselon, j.kelas,
    j.is_critical as "isCritical", j.field, coalesce(j.field, t.field) as "fieldInForce", j.seats,
    coalesce(h.filled, 0)::int as filled, case when j.seats = 1 then h.incumbent end as incumbent
  from ${posts} join tree as t on t.id = j.unit_id`

/** Posts of a unit and everything under it, most senior first. */
export async function listJabatanRows(db: Db, query: QueryOf<typeof listJabatan>) {
  const conditions = [sql`j.closed_on is null`]
  if (query.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${query.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  if (query.kind) conditions.push(sql`j.kind = ${query.kind}`)
  if (query.tier) conditions.push(sql`j.tier = ${query.tier}`)
  if (query.critical !== undefined) conditions.push(sql`j.is_critical = ${query.critical}`)
  if (query.vacant === true) conditions.push(sql`coalesce(h.filled, 0) < j.seats`)
  if (query.vacant === false) conditions.push(sql`coalesce(h.filled, 0) >= j.seats`)
  if (query.search) conditions.push(sql`(j.name ilike ${`%${query.search}%`} or u.name ilike ${`%${query.search}%`})`)
  const where = join(conditions, ' and ')
  const { total } = await db.one(
    z.object({ total: z.number() }),
    sql`select count(*)::int as total from ${posts} where ${where}`,
  )
  const page = await db.all(
    JabatanRow,
    sql`${rows} where ${where} order by j.kelas desc nulls last, u.name, j.name, j.id
      limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
  )
  return { total, rows: page }
}

export async function getJabatanRow(db: Db, id: string) {
  const row = await db.maybe(JabatanRow, sql`${rows} where j.id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
  return row
}

export function listIncumbents(db: Db, jabatanId: string) {
  return db.all(
    z.object({ pegawaiId: z.string(), name: z.string(), nip: z.string(), since: z.string().nullable() }),
    sql`select p.id as "pegawaiId", p.name, p.nip, lower(pj.valid_during) as since
      from pegawai_jabatan as pj join pegawai as p on p.instansi_id = pj.instansi_id and p.id = pj.pegawai_id
      where pj.jabatan_id = ${jabatanId} and pj.valid_during @> current_date order by p.name`,
  )
}

export async function addJabatan(db: Db, actor: AuditActor, edit: JabatanEdit): Promise<string> {
  await requireUnit(db, edit.unitId)
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into jabatan (instansi_id, unit_id, name, kind, tier, eselon, kelas, is_critical, field, seats)
      values (${actor.instansiId}, ${edit.unitId}, ${edit.name}, ${edit.kind}, ${edit.tier}, ${edit.eselon},
        ${edit.kelas}, ${edit.isCritical}, ${edit.field ?? null}, ${edit.seats})
      on conflict (instansi_id, unit_id, name) do nothing returning id`,
  )
  if (!row) throw organizationErrors.JABATAN_NAME_TAKEN({ name: edit.name })
  await audit(db, actor, { action: 'jabatan.created', subjectType: 'jabatan', subjectId: row.id, after: edit })
  return row.id
}

export async function changeJabatan(db: Db, actor: AuditActor, id: string, edit: JabatanEdit): Promise<void> {
  const before = await getJabatanRow(db, id)
  await requireUnit(db, edit.unitId)
  if (edit.seats < before.filled) {
    throw organizationErrors.SEATS_BELOW_FILLED({ seats: edit.seats, filled: before.filled })
  }
  const taken = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from jabatan where unit_id = ${edit.unitId} and name = ${edit.name} and id <> ${id}`,
  )
  if (taken) throw organizationErrors.JABATAN_NAME_TAKEN({ name: edit.name })
  await db.run(sql`update jabatan set unit_id = ${edit.unitId}, name = ${edit.name}, kind = ${edit.kind},
    tier = ${edit.tier}, eselon = ${edit.eselon}, kelas = ${edit.kelas}, is_critical = ${edit.isCritical},
    field = ${edit.field === undefined ? sql`field` : sql`${edit.field}`}, seats = ${edit.seats} where id = ${id}`)
  await audit(db, actor, { action: 'jabatan.changed', subjectType: 'jabatan', subjectId: id, before, after: edit })
}

async function requireUnit(db: Db, unitId: string): Promise<void> {
  const unit = await db.maybe(z.object({ id: z.string() }), sql`select id from unit_kerja where id = ${unitId}`)
  if (!unit) throw organizationErrors.UNIT_UNKNOWN()
}
