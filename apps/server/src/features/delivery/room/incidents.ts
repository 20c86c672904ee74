import { type BodyOf, type noteIncident as noteContract, RoomIncident } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { announceExam } from '../../../db/exam-notices.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { requireRow } from '../../../plugins/require-row.ts'

const IncidentRow = RoomIncident.extend({ at: z.date().transform((at) => at.toISOString()) })

/** Incidents of a session, the latest first. */
export function listIncidents(db: Db, sessionId: string, id: string | null = null): Promise<RoomIncident[]> {
  return db.all(
    IncidentRow,
    sql`select i.id, i.at, i.kind, i.note, i.noted_by as "notedBy", i.participant_id as "participantId", g.name, p.seat
      from room_incident as i
      left join participant as p on p.instansi_id = i.instansi_id and p.id = i.participant_id
      left join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      where i.session_id = ${sessionId} and (${id}::uuid is null or i.id = ${id}) order by i.at desc, i.id`,
  )
}

/** Writes down what happened to one seat or to the whole room. It changes nothing else. */
export async function noteIncident(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { sessionId, participantId, kind, note }: BodyOf<typeof noteContract>,
  now: Date,
): Promise<RoomIncident> {
  await requireRow(db, 'event', eventId)
  const noted = await db.maybe(
    z.object({ id: z.string() }),
    sql`insert into room_incident (instansi_id, session_id, participant_id, at, kind, note, noted_by)
      select s.instansi_id, s.id, p.id, ${now}, ${kind}, ${note}, ${actor.name}
      from event_session as s
      left join participant as p on p.instansi_id = s.instansi_id and p.session_id = s.id and p.id = ${participantId}
      where s.event_id = ${eventId} and s.id = ${sessionId} and (${participantId}::uuid is null or p.id is not null)
      returning id`,
  )
  if (!noted) throw errors.NOT_FOUND()
  await audit(db, actor, {
    action: 'incident.noted',
    subjectType: participantId ? 'participant' : 'event',
    subjectId: participantId ?? eventId,
    after: { sessionId, kind, note },
  })
  await announceExam(db, { instansiId: actor.instansiId, eventId, sessionId })
  return (await listIncidents(db, sessionId, noted.id))[0]!
}
