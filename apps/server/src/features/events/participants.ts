import { type ParticipantFilter, ParticipantRow } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, join, type Sql, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { eventErrors } from './errors.ts'
import { requireOpenEvent } from './events.ts'

/** Officials who hold a post today and fit the filter, most senior posts first. */
function matching(filter: ParticipantFilter) {
  const conditions = [sql`upper_inf(pj.valid_during)`]
  if (filter.unitId) {
    conditions.push(sql`j.unit_id in (with recursive down as (
      select id from unit_kerja where id = ${filter.unitId}
      union all select c.id from unit_kerja as c join down on c.parent_id = down.id) select id from down)`)
  }
  if (filter.tiers?.length) conditions.push(sql`j.tier = any(${filter.tiers})`)
  if (filter.kinds?.length) conditions.push(sql`j.kind = any(${filter.kinds})`)
  if (filter.search) {
    conditions.push(
      sql`(p.name ilike ${`%${filter.search}%`} or p.nip like ${`${filter.search.replaceAll(' ', '')}%`})`,
    )
  }
  if (filter.jabatanSearch) conditions.push(sql`j.name ilike ${`%${filter.jabatanSearch}%`}`)
  if (filter.notAssessedYears) {
    conditions.push(sql`not exists (
      select from participant as t join result as r on r.instansi_id = t.instansi_id and r.participant_id = t.id
      where t.instansi_id = p.instansi_id and t.pegawai_id = p.id
        and r.assessed_on > current_date - make_interval(years => ${filter.notAssessedYears}))`)
  }
  return sql`
    select p.id as pegawai_id, p.name, j.id as jabatan_id, j.name as jabatan_name, u.name as unit_name, j.kelas, p.nip
    from pegawai as p
    join pegawai_jabatan as pj on pj.instansi_id = p.instansi_id and pj.pegawai_id = p.id
    join jabatan as j on j.instansi_id = pj.instansi_id and j.id = pj.jabatan_id
    join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
    where ${join(conditions, ' and ')}
    order by j.kelas desc nulls last, j.name, p.nip limit ${filter.limit ?? 10_000}`
}

export async function previewFilter(db: Db, eventId: string, filter: ParticipantFilter) {
  const counts = await db.one(
    z.object({ matching: z.number(), already: z.number() }),
    sql`select count(*)::int as matching, count(t.id)::int as already from (${matching(filter)}) as m
      left join participant as t on t.pegawai_id = m.pegawai_id and t.event_id = ${eventId}`,
  )
  const sample = await db.all(
    z.object({ name: z.string(), jabatanName: z.string(), unitName: z.string() }),
    sql`select name, jabatan_name as "jabatanName", unit_name as "unitName" from (${matching(filter)}) as m limit 5`,
  )
  return { ...counts, sample }
}

export async function addMatching(
  db: Db,
  actor: AuditActor,
  eventId: string,
  filter: ParticipantFilter,
): Promise<number> {
  await requireOpenEvent(db, eventId)
  const added = await db.run(sql`
    insert into participant (instansi_id, event_id, pegawai_id, jabatan_id, number)
    select ${actor.instansiId}, ${eventId}, m.pegawai_id, m.jabatan_id,
      (select coalesce(max(number), 0) from participant where event_id = ${eventId}) + row_number() over ()
    from (${matching(filter)}) as m
    where not exists (select from participant as t where t.event_id = ${eventId} and t.pegawai_id = m.pegawai_id)`)
  await audit(db, actor, {
    action: 'participants.added',
    subjectType: 'event',
    subjectId: eventId,
    after: { filter, added },
  })
  return added
}

const rows = sql`
  select t.id, t.number, p.name, p.nip, j.name as "jabatanName", u.name as "unitName", j.tier, s.number as session,
    to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "startsAt", t.seat, t.attendance
  from participant as t
  join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
  join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
  join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
  left join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id`

export function listParticipantRows(
  db: Db,
  eventId: string,
  query: { session?: number | undefined; search?: string | undefined },
) {
  const conditions = [sql`t.event_id = ${eventId}`]
  if (query.session !== undefined) conditions.push(sql`s.number = ${query.session}`)
  if (query.search) conditions.push(sql`(p.name ilike ${`%${query.search}%`} or p.nip like ${`${query.search}%`})`)
  return db.all(
    ParticipantRow,
    sql`${rows} where ${join(conditions, ' and ')} order by s.number nulls last, t.seat, t.number`,
  )
}

export async function getParticipantRow(db: Db, id: string) {
  const row = await db.maybe(ParticipantRow, sql`${rows} where t.id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
  return row
}

export async function eventOf(db: Db, participantId: string) {
  const row = await db.maybe(
    z.object({ eventId: z.string(), capacity: z.number(), started: z.boolean(), recorded: z.boolean() }),
    sql`select e.id as "eventId", e.capacity,
        exists (select from attempt as a where a.instansi_id = t.instansi_id and a.participant_id = t.id
          and a.started_at is not null) as started,
        exists (select from attempt_event as r join attempt as a on a.instansi_id = r.instansi_id and a.id = r.attempt_id
          where a.instansi_id = t.instansi_id and a.participant_id = t.id) as recorded
      from participant as t join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      where t.id = ${participantId}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

/** Who is observed in the centre of the event, or described in questionnaires, does not leave. */
async function refuseObserved(db: Db, leaving: Sql): Promise<void> {
  const candidate = await db.maybe(
    z.object({ name: z.string() }),
    sql`select p.name from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where k.participant_id in (${leaving}) order by k.number limit 1`,
  )
  if (candidate) throw eventErrors.PARTICIPANT_IN_CENTRE(candidate)
  const described = await db.maybe(
    z.object({ name: z.string(), round: z.string() }),
    sql`select p.name, r.name as round from multirater_invitation as i
      join multirater_round as r on r.instansi_id = i.instansi_id and r.id = i.round_id
      join participant as t on t.instansi_id = i.instansi_id and t.id = i.participant_id
      join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where i.participant_id in (${leaving}) order by t.number limit 1`,
  )
  if (described) throw eventErrors.PARTICIPANT_IN_ROUND(described)
}

export async function dropParticipant(db: Db, actor: AuditActor, id: string): Promise<void> {
  const before = await getParticipantRow(db, id)
  const { eventId, started, recorded } = await eventOf(db, id)
  await requireOpenEvent(db, eventId)
  if (started) throw eventErrors.ALREADY_STARTED()
  if (recorded) throw eventErrors.HAS_RECORDS()
  await refuseObserved(db, sql`select ${id}::uuid`)
  await db.run(sql`delete from participant where id = ${id}`)
  await audit(db, actor, { action: 'participant.removed', subjectType: 'participant', subjectId: id, before })
}

export async function dropMatching(
  db: Db,
  actor: AuditActor,
  eventId: string,
  filter: ParticipantFilter,
): Promise<number> {
  await requireOpenEvent(db, eventId)
  const leaving = sql`select t.id from participant as t join (${matching(filter)}) as m on m.pegawai_id = t.pegawai_id
    where t.event_id = ${eventId}`
  const { started, recorded } = await db.one(
    z.object({ started: z.boolean(), recorded: z.boolean() }),
    sql`select coalesce(bool_or(a.started_at is not null), false) as started, coalesce(bool_or(r.id is not null), false)
        as recorded
      from attempt as a left join attempt_event as r on r.instansi_id = a.instansi_id and r.attempt_id = a.id
      where a.participant_id in (${leaving})`,
  )
  if (started) throw eventErrors.ALREADY_STARTED()
  if (recorded) throw eventErrors.HAS_RECORDS()
  await refuseObserved(db, leaving)
  const gone = await db.all(
    z.object({ pegawaiId: z.string() }),
    sql`delete from participant where id in (${leaving}) returning pegawai_id as "pegawaiId"`,
  )
  await audit(db, actor, {
    action: 'participants.removed',
    subjectType: 'event',
    subjectId: eventId,
    before: { pegawaiIds: gone.map(({ pegawaiId }) => pegawaiId) },
    after: { filter, removed: gone.length },
  })
  return gone.length
}
