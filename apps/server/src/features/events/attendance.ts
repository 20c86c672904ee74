import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { readAttendanceCode } from '../../plugins/session-pin.ts'
import { eventErrors } from './errors.ts'
import { eventOf, getParticipantRow } from './participants.ts'

export async function tickAttendance(
  db: Db,
  actor: AuditActor,
  participantId: string,
  attendance: 'present' | 'late' | 'absent' | null,
  now: Date,
): Promise<void> {
  await eventOf(db, participantId)
  const before = await getParticipantRow(db, participantId)
  // To take a tick back is to correct it, on any day.
  if (attendance !== null) await refuseTooEarly(db, participantId, before.name, now)
  await db.run(sql`update participant set attendance = ${attendance},
    attended_at = case when ${attendance}::text in ('present', 'late') then coalesce(attended_at, now()) end
    where id = ${participantId}`)
  await audit(db, actor, {
    action: 'attendance.set',
    subjectType: 'participant',
    subjectId: participantId,
    before: { attendance: before.attendance },
    after: { attendance },
  })
}

/** Nobody has come, or stayed away, before the day of the session; without a session, the first day of the event. */
async function refuseTooEarly(db: Db, participantId: string, name: string, now: Date): Promise<void> {
  const { date, early } = await db.one(
    z.object({ date: z.string(), early: z.boolean() }),
    sql`select to_char(d.day, 'YYYY-MM-DD') as date,
        d.day > (${now.toISOString()}::timestamptz at time zone i.timezone)::date as early
      from participant as t
      join instansi as i on i.id = t.instansi_id
      join event as e on e.instansi_id = t.instansi_id and e.id = t.event_id
      left join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id
      cross join lateral (select coalesce((s.starts_at at time zone i.timezone)::date, e.starts_on) as day) as d
      where t.id = ${participantId}`,
  )
  if (early) throw eventErrors.ATTENDANCE_TOO_EARLY({ name, date })
}

/** A scanned or typed card: present before the session begins, late after. The same card again changes nothing. */
export async function scanTicket(
  db: Db,
  actor: AuditActor,
  eventId: string,
  ticket: string,
  { secret, now }: { secret: Buffer; now: Date },
) {
  const people = await db.all(
    z.object({ id: z.string() }),
    sql`select id from participant where event_id = ${eventId} order by number`,
  )
  const participantId = readAttendanceCode(
    secret,
    people.map(({ id }) => id),
    ticket,
  )
  const row = participantId
    ? await db.maybe(
        z.object({ late: z.boolean(), attendance: z.string().nullable() }),
        sql`select coalesce(${now.toISOString()}::timestamptz > s.starts_at, false) as late, t.attendance
          from participant as t left join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id
          where t.id = ${participantId} and t.event_id = ${eventId}`,
      )
    : null
  if (!participantId || !row) throw eventErrors.TICKET_UNKNOWN()
  if (row.attendance !== 'present' && row.attendance !== 'late') {
    await tickAttendance(db, actor, participantId, row.late ? 'late' : 'present', now)
  }
  return getParticipantRow(db, participantId)
}
