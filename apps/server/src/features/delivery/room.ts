import { RoomRow } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { AttemptRow, attemptColumns } from './attempts.ts'
import { describeTime } from './exam.ts'

const SILENT_MINUTES = 3

const SessionRow = z.object({ id: z.string(), number: z.number(), startsAt: z.date(), endsAt: z.date() })

/** The session asked for, or the one that the clock says: running, else next, else last. */
export function findRoomSession(db: Db, eventId: string, sessionId: string | undefined, now: Date) {
  return db.maybe(
    SessionRow,
    sql`select id, number, starts_at as "startsAt", ends_at as "endsAt" from event_session
      where event_id = ${eventId} and (${sessionId ?? null}::uuid is null or id = ${sessionId ?? null})
      order by ends_at + interval '30 minutes' < ${now}, abs(extract(epoch from ends_at - ${now}::timestamptz)) limit 1`,
  )
}

const PersonRow = RoomRow.pick({ participantId: true, seat: true, number: true, name: true, attendance: true })
const SeatRow = PersonRow.extend({
  attempt: z.null().or(z.string()),
})
const WatchedAttempt = AttemptRow.extend({ exercise: z.string(), answered: z.number(), late: z.number() })

/** One row for each seat with the exercise that the person is at; trouble first, then by seat. */
export async function listRoom(db: Db, sessionId: string, now: Date): Promise<RoomRow[]> {
  const people = await db.all(
    SeatRow,
    sql`select p.id as "participantId", p.seat, p.number, g.name, p.attendance, (
        select a.id from attempt as a
        join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
        where a.instansi_id = p.instansi_id and a.participant_id = p.id
        order by a.handed_in_at is not null, a.started_at is null, x.position limit 1) as attempt
      from participant as p join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      where p.session_id = ${sessionId} order by p.seat, p.number`,
  )
  const attempts = await db.all(
    WatchedAttempt,
    sql`select ${attemptColumns}, x.name as exercise, coalesce(w.answered, 0)::int as answered,
        coalesce(w.late, 0)::int as late
      from attempt as a
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      left join lateral (
        select count(*) filter (where is_answered(v.value)) as answered, sum(v.late) as late from (
          select distinct on (n.item_id) n.value, n.is_late::int as late from answer as n
          where n.instansi_id = a.instansi_id and n.attempt_id = a.id order by n.item_id, n.seq desc) as v
      ) as w on true
      where a.id = any(${people.flatMap(({ attempt }) => attempt ?? [])}::uuid[])`,
  )
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  return people
    .map(({ attempt: id, ...person }) => describeSeat(person, id === null ? undefined : byId.get(id), now))
    .sort((a, b) => Number(b.trouble !== null) - Number(a.trouble !== null))
}

function describeSeat(
  person: z.infer<typeof PersonRow>,
  attempt: z.infer<typeof WatchedAttempt> | undefined,
  now: Date,
): RoomRow {
  if (!attempt) {
    const none = { attemptId: null, exercise: null, state: null, answered: 0, items: 0, lastSavedAt: null }
    return { ...person, ...none, remainingSeconds: 0, extraMinutes: 0, trouble: null }
  }
  const time = describeTime(attempt, now)
  const lastSign = attempt.lastSavedAt ?? attempt.startedAt ?? now
  const isSilent = time.state === 'running' && now.getTime() - lastSign.getTime() > SILENT_MINUTES * 60_000
  const isMoved = time.state === 'running' && attempt.deviceEpoch > 0
  return {
    ...person,
    ...time,
    attemptId: attempt.id,
    exercise: attempt.exercise,
    answered: attempt.answered,
    items: attempt.itemOrder.length,
    lastSavedAt: attempt.lastSavedAt?.toISOString() ?? null,
    extraMinutes: attempt.extraSeconds / 60,
    trouble: isSilent ? 'silent' : attempt.late > 0 ? 'late' : isMoved ? 'moved' : null,
  }
}
