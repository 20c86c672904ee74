import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { readTicket } from '../../plugins/session-pin.ts'
import { eventErrors } from './errors.ts'
import { eventOf, getParticipantRow } from './participants.ts'

export async function tickAttendance(
  db: Db,
  actor: AuditActor,
  participantId: string,
  attendance: 'present' | 'late' | 'absent' | null,
): Promise<void> {
  await eventOf(db, participantId)
  const before = await getParticipantRow(db, participantId)
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

/** A scanned card: present before the session begins, late after. The same card again changes nothing. */
export async function scanTicket(
  db: Db,
  actor: AuditActor,
  eventId: string,
  ticket: string,
  { secret, now }: { secret: Buffer; now: Date },
) {
  const participantId = readTicket(secret, ticket)
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
    await tickAttendance(db, actor, participantId, row.late ? 'late' : 'present')
  }
  return getParticipantRow(db, participantId)
}
