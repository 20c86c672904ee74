import { sql } from '../query.ts'

/**
 * A recursive common table `tree` (id, field, agency): of each unit the field of the nearest unit that has one, itself
 * included, and the agency (OPD) that it belongs to. Goes right after `with recursive`.
 */
export const unitTree = sql`tree as (
    select id, field, case when is_opd then id end as agency, closed_on from unit_kerja where parent_id is null
    union all
    select u.id, coalesce(u.field, t.field), case when u.is_opd then u.id else t.agency end,
      least(u.closed_on, t.closed_on)
    from unit_kerja as u join tree as t on u.parent_id = t.id
  )`
