import { ActivationState } from '@petakom/contract'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../../db/query.ts'

export const CODE_VALID_DAYS = 90

/** Each official with the agency (OPD) of the present post and how far they are with an account. */
const officials: Sql = sql`
  with recursive tree as (
    select id, case when is_opd then id end as agency from unit_kerja where parent_id is null
    union all
    select u.id, case when u.is_opd then u.id else t.agency end
    from unit_kerja as u join tree as t on u.parent_id = t.id
  ), official as (
    select p.instansi_id, p.id, p.nip, p.name, j.name as post_name, u.name as unit_name,
      coalesce(t.agency, j.unit_id) as agency, a.counter, a.expires_at,
      case when c.roles && '{pegawai}' then 'active'
        when a.used_at is not null then 'none'
        when a.expires_at <= now() then 'expired'
        when a.counter is not null then 'issued'
        else 'none' end as state
    from pegawai as p
    left join pegawai_jabatan as h
      on h.instansi_id = p.instansi_id and h.pegawai_id = p.id and upper_inf(h.valid_during)
    left join jabatan as j on j.instansi_id = h.instansi_id and j.id = h.jabatan_id
    left join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
    left join tree as t on t.id = j.unit_id
    left join account_activation as a on a.instansi_id = p.instansi_id and a.pegawai_id = p.id
    left join account as c on c.instansi_id = p.instansi_id and c.nip = p.nip
  )`

export function listAgencyRows(db: Db) {
  return db.all(
    z.object({
      unitId: z.string().nullable(),
      name: z.string().nullable(),
      officials: z.number(),
      active: z.number(),
      issued: z.number(),
      expired: z.number(),
    }),
    sql`${officials}
      select o.agency as "unitId", u.name, count(*)::int as officials,
        count(*) filter (where o.state = 'active')::int as active,
        count(*) filter (where o.state = 'issued')::int as issued,
        count(*) filter (where o.state = 'expired')::int as expired
      from official as o left join unit_kerja as u on u.id = o.agency
      group by o.agency, u.name order by u.name nulls last`,
  )
}

const OfficialRow = z.object({
  id: z.string(),
  nip: z.string(),
  name: z.string(),
  postName: z.string().nullable(),
  unitName: z.string().nullable(),
  counter: z.number().nullable(),
  expiresOn: z.string().nullable(),
  state: ActivationState,
})

const columns = sql`o.id, o.nip, o.name, o.post_name as "postName", o.unit_name as "unitName", o.counter,
  to_char(o.expires_at at time zone (select timezone from instansi where id = o.instansi_id), 'YYYY-MM-DD')
    as "expiresOn", o.state`

/** Officials of an agency by unit and name; those without a present post where none is named. */
export function listOfficialRows(db: Db, unitId: string | null) {
  return db.all(
    OfficialRow,
    sql`${officials} select ${columns} from official as o where o.agency is not distinct from ${unitId}::uuid
      order by o.unit_name, o.name, o.nip`,
  )
}

export function findOfficialRow(db: Db, nip: string) {
  return db.maybe(OfficialRow, sql`${officials} select ${columns} from official as o where o.nip = ${nip}`)
}

/** Gives each a code that no earlier one equals. */
export function giveNewCodes(db: Db, instansiId: string, pegawaiIds: readonly string[]): Promise<number> {
  return db.run(sql`
    insert into account_activation as a (instansi_id, pegawai_id, expires_at)
    select ${instansiId}, id, now() + make_interval(days => ${CODE_VALID_DAYS}) from unnest(${pegawaiIds}::uuid[]) as id
    on conflict (instansi_id, pegawai_id) do update
      set counter = a.counter + 1, issued_at = now(), expires_at = excluded.expires_at, used_at = null`)
}
