import { type EventEdit, EventSummary } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import { holdAttempts } from '../../db/attempts.ts'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { checkSchedule } from './check-schedule.ts'
import { eventErrors } from './errors.ts'

const summaries = sql`
  select e.id, e.name, e.purpose, e.starts_on as "startsOn", e.ends_on as "endsOn", e.venue, e.capacity, e.schedule,
    e.state,
    (select count(*)::int from participant as p where p.instansi_id = e.instansi_id and p.event_id = e.id) as participants,
    (select count(*)::int from event_session as s where s.instansi_id = e.instansi_id and s.event_id = e.id) as sessions,
    (select count(*)::int from participant as p join result as r
      on r.instansi_id = p.instansi_id and r.participant_id = p.id
      where p.instansi_id = e.instansi_id and p.event_id = e.id) as scored
  from event as e`

export function listEventRows(db: Db) {
  return db.all(EventSummary, sql`${summaries} order by e.starts_on desc, e.name`)
}

export async function getEventRow(db: Db, id: string) {
  const row = await db.maybe(EventSummary, sql`${summaries} where e.id = ${id}`)
  if (!row) throw errors.NOT_FOUND()
  return row
}

/** The calendar day in the instansi's zone. */
async function todayOf(db: Db, now: Date): Promise<string> {
  const { today } = await db.one(
    z.object({ today: z.string() }),
    sql`select (${now.toISOString()}::timestamptz at time zone timezone)::date as today from instansi`,
  )
  return today
}

export async function refusePast(db: Db, startsOn: string, now: Date): Promise<void> {
  if (startsOn < (await todayOf(db, now))) throw eventErrors.DATE_IN_PAST({ startsOn })
}

export async function addEvent(db: Db, actor: AuditActor, edit: EventEdit): Promise<string> {
  checkSchedule(edit)
  const { id } = await db.one(
    z.object({ id: z.string() }),
    sql`insert into event (instansi_id, name, purpose, starts_on, ends_on, venue, capacity, schedule, state)
      values (${actor.instansiId}, ${edit.name}, ${edit.purpose}, ${edit.startsOn}, ${edit.endsOn}, ${edit.venue},
        ${edit.capacity}, ${JSON.stringify(edit.schedule)}, 'draft') returning id`,
  )
  await audit(db, actor, { action: 'event.created', subjectType: 'event', subjectId: id, after: edit })
  return id
}

/** A change of days, hours or seats takes the timetable back: it was made for others. */
export async function changeEvent(
  db: Db,
  actor: AuditActor,
  id: string,
  edit: EventEdit,
  { backdated, now }: { backdated: boolean; now: Date },
): Promise<void> {
  checkSchedule(edit)
  const before = await requireOpenEvent(db, id)
  await requireNobodyStarted(db, id)
  if (!backdated && edit.startsOn !== before.startsOn) await refusePast(db, edit.startsOn, now)
  if (before.sessions > 0 && canonicalJson(timesOf(before)) !== canonicalJson(timesOf(edit))) {
    await takeBackSessions(db, id)
  }
  await db.run(sql`update event set name = ${edit.name}, purpose = ${edit.purpose}, starts_on = ${edit.startsOn},
    ends_on = ${edit.endsOn}, venue = ${edit.venue}, capacity = ${edit.capacity},
    schedule = ${JSON.stringify(edit.schedule)} where id = ${id}`)
  await audit(db, actor, { action: 'event.changed', subjectType: 'event', subjectId: id, before, after: edit })
}

const timesOf = ({ startsOn, endsOn, capacity, schedule }: EventEdit) => ({ startsOn, endsOn, capacity, schedule })

async function takeBackSessions(db: Db, id: string): Promise<void> {
  await requireNoRecords(db, id)
  await db.run(sql`delete from attempt as a using participant as p
    where p.instansi_id = a.instansi_id and p.id = a.participant_id and p.event_id = ${id}`)
  await db.run(sql`update participant set session_id = null, seat = null where event_id = ${id}`)
  await db.run(sql`delete from event_session where event_id = ${id}`)
  await db.run(sql`update event set state = 'draft' where id = ${id}`)
}

export async function closeEvent(db: Db, actor: AuditActor, id: string): Promise<void> {
  await requireOpenEvent(db, id)
  await db.run(sql`update event set state = 'closed' where id = ${id}`)
  await audit(db, actor, { action: 'event.closed', subjectType: 'event', subjectId: id })
}

export async function requireOpenEvent(db: Db, id: string) {
  await db.run(sql`select from event where id = ${id} for update`)
  const event = await getEventRow(db, id)
  if (event.state === 'closed') throw eventErrors.EVENT_CLOSED()
  return event
}

/** Design and timetable are fixed from the first start on: a form must not change under those who sit it. */
export async function requireNobodyStarted(db: Db, eventId: string): Promise<void> {
  await holdAttempts(db, eventId)
  const { started } = await db.one(
    z.object({ started: z.boolean() }),
    sql`select exists (select from attempt as a join participant as p
        on p.instansi_id = a.instansi_id and p.id = a.participant_id
        where p.event_id = ${eventId} and a.started_at is not null) as started`,
  )
  if (started) throw eventErrors.EVENT_STARTED()
}

/** What was written down about an attempt, such as extra time granted, is a fact and is not deleted with it. */
export async function requireNoRecords(db: Db, eventId: string): Promise<void> {
  const { recorded } = await db.one(
    z.object({ recorded: z.boolean() }),
    sql`select exists (select from attempt_event as r
        join attempt as a on a.instansi_id = r.instansi_id and a.id = r.attempt_id
        join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
        where p.event_id = ${eventId}) as recorded`,
  )
  if (recorded) throw eventErrors.HAS_RECORDS()
}
