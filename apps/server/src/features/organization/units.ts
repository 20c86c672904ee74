import { type BodyOf, type createUnit, Unit } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { organizationErrors } from './errors.ts'

type UnitEdit = BodyOf<typeof createUnit>

export function listUnitRows(db: Db) {
  return db.all(
    Unit,
    sql`select u.id, u.code, u.name, u.kind, u.parent_id as "parentId", u.is_opd as "isOpd", u.field,
        coalesce(n.headcount, 0)::int as headcount
      from unit_kerja as u
      left join (
        select j.unit_id, count(*) as headcount
        from pegawai_jabatan as p join jabatan as j on j.instansi_id = p.instansi_id and j.id = p.jabatan_id
        where p.valid_during @> current_date group by j.unit_id
      ) as n on n.unit_id = u.id
      where u.closed_on is null
      order by u.name`,
  )
}

export async function addUnit(db: Db, actor: AuditActor, unit: UnitEdit): Promise<string> {
  await requireParent(db, unit)
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into unit_kerja (instansi_id, code, name, kind, parent_id, is_opd, field)
      values (${actor.instansiId}, ${unit.code}, ${unit.name}, ${unit.kind}, ${unit.parentId}, ${unit.isOpd},
        ${unit.field ?? null})
      on conflict (instansi_id, code) do nothing returning id`,
  )
  if (!row) throw organizationErrors.UNIT_CODE_TAKEN({ code: unit.code })
  await audit(db, actor, { action: 'unit.created', subjectType: 'unit', subjectId: row.id, after: unit })
  return row.id
}

export async function changeUnit(db: Db, actor: AuditActor, id: string, unit: UnitEdit): Promise<void> {
  // Two moves at once could close a circle that neither makes alone.
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended('unit-tree:' || ${actor.instansiId}, 0))`)
  await requireParent(db, unit)
  const before = await db.maybe(
    z.object({
      code: z.string(),
      name: z.string(),
      kind: z.string(),
      parentId: z.string().nullable(),
      isOpd: z.boolean(),
      field: z.string().nullable(),
    }),
    sql`select code, name, kind, parent_id as "parentId", is_opd as "isOpd", field from unit_kerja where id = ${id} for update`,
  )
  if (!before) throw errors.NOT_FOUND()
  if (unit.parentId && (await isBelow(db, unit.parentId, id)))
    throw organizationErrors.UNIT_IN_CIRCLE({ name: unit.name })
  const taken = await db.maybe(
    z.object({ id: z.string() }),
    sql`select id from unit_kerja where code = ${unit.code} and id <> ${id}`,
  )
  if (taken) throw organizationErrors.UNIT_CODE_TAKEN({ code: unit.code })
  await db.run(sql`update unit_kerja set code = ${unit.code}, name = ${unit.name}, kind = ${unit.kind},
    parent_id = ${unit.parentId}, is_opd = ${unit.isOpd}, field = ${unit.field === undefined ? sql`field` : sql`${unit.field}`} where id = ${id}`)
  await audit(db, actor, { action: 'unit.changed', subjectType: 'unit', subjectId: id, before, after: unit })
}

async function requireParent(db: Db, { parentId }: UnitEdit): Promise<void> {
  if (parentId === null) return
  const parent = await db.maybe(z.object({ id: z.string() }), sql`select id from unit_kerja where id = ${parentId}`)
  if (!parent) throw organizationErrors.UNIT_UNKNOWN()
}

async function isBelow(db: Db, unitId: string, ancestorId: string): Promise<boolean> {
  const { below } = await db.one(
    z.object({ below: z.boolean() }),
    sql`with recursive up as (
        select id, parent_id from unit_kerja where id = ${unitId}
        union all
        select u.id, u.parent_id from unit_kerja as u join up on u.id = up.parent_id
      ) select exists (select from up where id = ${ancestorId}) as below`,
  )
  return below
}
