import { type KnownUnit, normaliseUnitName } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from './query.ts'

/** Units by the name that a sheet would use, each with the agency (OPD) that it belongs to. */
export async function readUnitsByName(db: Db): Promise<Map<string, KnownUnit[]>> {
  const units = await db.all(
    z.object({ id: z.string(), name: z.string(), opd: z.string().nullable() }),
    sql`with recursive tree as (
        select id, name, case when is_opd then name end as opd from unit_kerja where parent_id is null
        union all
        select u.id, u.name, case when u.is_opd then u.name else t.opd end
        from unit_kerja as u join tree as t on u.parent_id = t.id
      ) select id, name, opd from tree`,
  )
  return Map.groupBy(
    units.map(({ id, name, opd }) => ({ id, name, opd: opd === null ? null : normaliseUnitName(opd) })),
    ({ name }) => normaliseUnitName(name),
  )
}
