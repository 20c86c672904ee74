import { datesBetween, planSessions } from '@petakom/domain'
import { z } from 'zod'
import { createAttempts } from '../../db/attempts.ts'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { eventErrors } from './errors.ts'
import { requireNobodyStarted, requireOpenEvent } from './events.ts'
import { eventOf, getParticipantRow } from './participants.ts'

const PersonRow = z.object({ id: z.string(), unitId: z.string(), unitName: z.string(), unitSize: z.number() })

/** Sessions for the days, a seat for everyone, and their attempts: made anew each time it is asked, until one starts. */
export async function planEvent(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { allowPast, now }: { allowPast: boolean; now: Date },
) {
  const event = await requireOpenEvent(db, eventId)
  await requireNobodyStarted(db, eventId)
  const people = await db.all(
    PersonRow,
    sql`select t.id, j.unit_id as "unitId", u.name as "unitName", (
          select count(*)::int from pegawai_jabatan as pj join jabatan as k
            on k.instansi_id = pj.instansi_id and k.id = pj.jabatan_id
          where k.unit_id = j.unit_id and upper_inf(pj.valid_during)) as "unitSize"
      from participant as t
      join jabatan as j on j.instansi_id = t.instansi_id and j.id = t.jabatan_id
      join unit_kerja as u on u.instansi_id = j.instansi_id and u.id = j.unit_id
      where t.event_id = ${eventId} order by t.number`,
  )
  if (people.length === 0) throw eventErrors.NO_PARTICIPANTS()
  await requireDesign(db, eventId)
  const plan = planSessions({
    dates: datesBetween(event.startsOn, event.endsOn),
    schedule: event.schedule,
    capacity: event.capacity,
    participants: people,
  })
  if (plan.outcome === 'too-many') {
    if (plan.seats === 0) throw eventErrors.NO_SESSION_FITS({ minutes: event.schedule.sessionMinutes })
    const { participants, seats, missing } = plan
    throw eventErrors.TOO_MANY_PEOPLE({ participants, seats, missing })
  }
  if (!allowPast) await refusePastSession(db, plan.sessions[0]!, now)
  const sessionIds = await storeSessions(db, actor.instansiId, eventId, plan.sessions)
  const seats = plan.assignments.map(({ participantId, session, seat }) => ({
    participantId,
    sessionId: sessionIds[session],
    seat,
  }))
  await db.run(sql`update participant as t set session_id = a."sessionId", seat = a.seat
    from jsonb_to_recordset(${JSON.stringify(seats)}::jsonb) as a("participantId" uuid, "sessionId" uuid, seat int)
    where t.id = a."participantId"`)
  await createAttempts(db, actor.instansiId, eventId)
  await db.run(sql`update event set state = 'scheduled' where id = ${eventId}`)
  const summary = { sessions: plan.sessions.length, seated: seats.length }
  await audit(db, actor, { action: 'event.planned', subjectType: 'event', subjectId: eventId, after: summary })
  const unitNames = new Map(people.map(({ unitId, unitName }) => [unitId, unitName]))
  const crowded = plan.crowded.map(({ unitId, session, away }) => ({
    unit: unitNames.get(unitId) ?? '',
    session: session + 1,
    away,
  }))
  return { ...summary, crowded }
}

async function refusePastSession(db: Db, first: { date: string; startsAt: string }, now: Date): Promise<void> {
  const { past } = await db.one(
    z.object({ past: z.boolean() }),
    sql`select (${first.date}::date + ${first.startsAt}::time) at time zone timezone < ${now.toISOString()}::timestamptz
      as past from instansi`,
  )
  if (past) throw eventErrors.SESSION_IN_PAST({ startsAt: `${first.date} ${first.startsAt.replace(':', '.')}` })
}

async function requireDesign(db: Db, eventId: string): Promise<void> {
  const { exercises } = await db.one(
    z.object({ exercises: z.number() }),
    sql`select count(*)::int as exercises from exercise as x
      where x.event_id = ${eventId} and (x.kind = 'SIMULATION' or exists (select from exercise_item as i
        where i.instansi_id = x.instansi_id and i.exercise_id = x.id))`,
  )
  if (exercises === 0) throw eventErrors.NO_DESIGN()
}

async function storeSessions(
  db: Db,
  instansiId: string,
  eventId: string,
  slots: readonly { date: string; startsAt: string; endsAt: string }[],
): Promise<string[]> {
  await db.run(sql`update participant set session_id = null, seat = null where event_id = ${eventId}`)
  await db.run(sql`delete from event_session where event_id = ${eventId}`)
  const rows = await db.all(
    z.object({ id: z.string(), number: z.number() }),
    sql`insert into event_session (instansi_id, event_id, number, starts_at, ends_at)
      select ${instansiId}, ${eventId}, s.ordinality, (s.date + s."startsAt") at time zone i.timezone,
        (s.date + s."endsAt") at time zone i.timezone
      from rows from (jsonb_to_recordset(${JSON.stringify(slots)}::jsonb)
        as (date date, "startsAt" time, "endsAt" time)) with ordinality as s(date, "startsAt", "endsAt", ordinality)
      cross join instansi as i where i.id = ${instansiId}
      returning id, number`,
  )
  return rows.sort((one, other) => one.number - other.number).map(({ id }) => id)
}

export function listSessionRows(db: Db, eventId: string, now: Date) {
  const instant = (column: 'starts_at' | 'ends_at') =>
    column === 'starts_at'
      ? sql`to_char(s.starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
      : sql`to_char(s.ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`
  return db.all(
    z.object({
      id: z.string(),
      number: z.number(),
      startsAt: z.string(),
      endsAt: z.string(),
      seated: z.number(),
      attended: z.number(),
      attendanceOpen: z.boolean(),
    }),
    sql`select s.id, s.number, ${instant('starts_at')} as "startsAt", ${instant('ends_at')} as "endsAt",
        count(t.id)::int as seated, count(t.id) filter (where t.attendance in ('present', 'late'))::int as attended,
        (s.starts_at at time zone z.timezone)::date <= (${now.toISOString()}::timestamptz at time zone z.timezone)::date
          as "attendanceOpen"
      from event_session as s join instansi as z on z.id = s.instansi_id left join participant as t on t.instansi_id = s.instansi_id and t.session_id = s.id
      where s.event_id = ${eventId} group by s.instansi_id, s.id, z.timezone order by s.number`,
  )
}

export async function moveSeat(
  db: Db,
  actor: AuditActor,
  participantId: string,
  to: { session: number; seat: number },
  now: Date,
): Promise<void> {
  const { eventId, capacity, started } = await eventOf(db, participantId)
  await requireOpenEvent(db, eventId)
  if (started) throw eventErrors.ALREADY_STARTED()
  const before = await getParticipantRow(db, participantId)
  const session = await db.maybe(
    z.object({ id: z.string(), over: z.boolean() }),
    sql`select id, ends_at < ${now.toISOString()}::timestamptz as over from event_session
      where event_id = ${eventId} and number = ${to.session}`,
  )
  if (!session || to.seat > capacity) throw eventErrors.SEAT_UNKNOWN({ ...to, capacity })
  // Two people who are moved to one free seat take turns: the second is told that it is taken.
  await db.run(sql`select from event_session where id = ${session.id} for no key update`)
  if (session.over) throw eventErrors.SESSION_OVER(to)
  const holder = await db.maybe(
    z.object({ name: z.string() }),
    sql`select p.name from participant as t join pegawai as p on p.instansi_id = t.instansi_id and p.id = t.pegawai_id
      where t.session_id = ${session.id} and t.seat = ${to.seat} and t.id <> ${participantId}`,
  )
  if (holder) throw eventErrors.SEAT_TAKEN({ ...to, name: holder.name })
  await db.run(sql`update participant set session_id = ${session.id}, seat = ${to.seat} where id = ${participantId}`)
  await createAttempts(db, actor.instansiId, eventId)
  await audit(db, actor, {
    action: 'participant.moved',
    subjectType: 'participant',
    subjectId: participantId,
    before: { session: before.session, seat: before.seat },
    after: to,
  })
}
