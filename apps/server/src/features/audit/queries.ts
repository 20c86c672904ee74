import { listAudit, type QueryOf, type ResponseOf } from '@petakom/contract'
import { z } from 'zod'
import { type Db, join, sql } from '../../db/query.ts'
import { idsIn, namesOf } from './mentioned.ts'

/** Who or what an entry is about, by its name today; looked up by key, so that each costs the same in a large instansi. */
const subjectName = sql`case e.subject_type
    when 'pegawai' then (select name from pegawai where id = e.subject_uuid)
    when 'participant' then (select p.name from participant as t
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id where t.id = e.subject_uuid)
    when 'attempt' then (select p.name from attempt as a
      join participant as t on t.instansi_id = a.instansi_id and t.id = a.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id where a.id = e.subject_uuid)
    when 'account' then (select name from account where id = e.subject_uuid)
    when 'event' then (select name from event where id = e.subject_uuid)
    when 'jabatan' then (select name from jabatan where id = e.subject_uuid)
    when 'unit' then (select name from unit_kerja where id = e.subject_uuid)
    when 'item' then (select code from item where id = e.subject_uuid)
    when 'session' then (select v.name || ' · ' || s.number from event_session as s
      join event as v on v.instansi_id = s.instansi_id and v.id = s.event_id where s.id = e.subject_uuid)
  end`

const UUID = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
const Row = listAudit.response.shape.rows.element

export async function listAuditRows(db: Db, query: QueryOf<typeof listAudit>): Promise<ResponseOf<typeof listAudit>> {
  const conditions = [sql`true`]
  if (query.action) conditions.push(sql`e.action like ${`${query.action}%`}`)
  if (query.subject) conditions.push(sql`e.subject_id = ${query.subject}`)
  if (query.person) {
    const name = `%${query.person.replace(/[\\%_]/g, '\\$&')}%`
    const participants = sql`select t.id::text from participant as t
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id where p.name ilike ${name}`
    conditions.push(sql`(e.actor_name ilike ${name}
      or (e.action = 'signal.concluded' and e.after->>'other' in (${participants})) or e.subject_id in (
      select id::text from pegawai where name ilike ${name}
      union all select id::text from account where name ilike ${name}
      union all ${participants}
      union all select a.id::text from attempt as a
        join participant as t on t.instansi_id = a.instansi_id and t.id = a.participant_id
        join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id where p.name ilike ${name}))`)
  }
  const midnight = (day: string, after: number) =>
    sql`((${day}::date + ${after}::int)::timestamp at time zone (select timezone from instansi))`
  if (query.from) conditions.push(sql`e.at >= ${midnight(query.from, 0)}`)
  if (query.until) conditions.push(sql`e.at < ${midnight(query.until, 1)}`)
  const where = join(conditions, ' and ')
  const { total } = await db.one(
    z.object({ total: z.number() }),
    sql`select count(*)::int as total from audit_entry as e where ${where}`,
  )
  const rows = await db.all(
    Row.omit({ names: true }),
    sql`select e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
        e.actor_name as "actorName", e.action, e.subject_type as "subjectType", e.subject_id as "subjectId",
        ${subjectName} as "subjectName", e.before, e.after, e.reason
      from (select e.*, case when e.subject_id ~ ${UUID} then e.subject_id::uuid end as subject_uuid
        from audit_entry as e where ${where} order by e.at desc, e.id
        limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}) as e
      order by e.at desc, e.id`,
  )
  const ids = rows.map((row) => idsIn([row.before, row.after]))
  const names = await namesOf(db, [...new Set(ids.flat())])
  const mentioned = (row: number) =>
    Object.fromEntries(ids[row]!.flatMap((id) => (names.has(id) ? [[id, names.get(id)!]] : [])))
  return { total, rows: rows.map((row, index) => ({ ...row, names: mentioned(index) })) }
}
