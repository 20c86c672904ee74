import type { RoomBoard, RoomRow } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { AttemptRow, attemptColumns } from '../attempts.ts'
import { describeTime } from '../exam.ts'
import { deadlineOf } from '../sitting.ts'
import { listIncidents } from './incidents.ts'

const SILENT_MINUTES = 3

const SessionRow = z.object({
  id: z.string(),
  number: z.number(),
  startsAt: z.date(),
  endsAt: z.date(),
  openedAt: z.date().nullable(),
})

/** The session asked for, or the one that the clock says: running, else next, else last. */
export function findRoomSession(db: Db, eventId: string, sessionId: string | undefined, now: Date) {
  return db.maybe(
    SessionRow,
    sql`select id, number, starts_at as "startsAt", ends_at as "endsAt", opened_at as "openedAt" from event_session
      where event_id = ${eventId} and (${sessionId ?? null}::uuid is null or id = ${sessionId ?? null})
      order by ends_at + interval '30 minutes' < ${now}, abs(extract(epoch from ends_at - ${now}::timestamptz)) limit 1`,
  )
}

/** Answers of an attempt as they were last counted: counted again only when something was saved since. */
export type CountedAnswers = Map<string, { readonly version: string; readonly answered: number; readonly late: number }>

/** The whole room of a session; trouble first, then by seat. */
export async function readRoom(
  db: Db,
  eventId: string,
  sessionId: string | undefined,
  now: Date,
  counted: CountedAnswers = new Map(),
): Promise<RoomBoard> {
  const session = await findRoomSession(db, eventId, sessionId, now)
  if (!session) return { now: now.toISOString(), session: null, rows: [], incidents: [] }
  const { startsAt, endsAt, openedAt, ...rest } = session
  const incidents = await listIncidents(db, session.id)
  const perPerson = Map.groupBy(incidents, ({ participantId }) => participantId)
  const rows = await listSeats(db, session.id, now, counted)
  return {
    now: now.toISOString(),
    session: {
      ...rest,
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
      openedAt: openedAt?.toISOString() ?? null,
    },
    rows: rows.map((row) => ({ ...row, incidents: perPerson.get(row.participantId)?.length ?? 0 })),
    incidents,
  }
}

const PersonRow = z.object({
  participantId: z.string(),
  seat: z.number().nullable(),
  number: z.number(),
  name: z.string(),
  attendance: z.enum(['present', 'late', 'absent']).nullable(),
  isExcluded: z.boolean(),
})
const WatchedAttempt = AttemptRow.omit({ chainHash: true, itemOrder: true }).extend({
  exercise: z.string(),
  items: z.number().nullable(),
  version: z.string(),
})
type Watched = z.infer<typeof WatchedAttempt>
type SeatWithoutIncidents = Omit<RoomRow, 'incidents'>

async function listSeats(
  db: Db,
  sessionId: string,
  now: Date,
  counted: CountedAnswers,
): Promise<SeatWithoutIncidents[]> {
  const people = await db.all(
    PersonRow.extend({ attempt: z.string().nullable() }),
    sql`select p.id as "participantId", p.seat, p.number, g.name, p.attendance, p.excluded_at is not null as "isExcluded", (
        select a.id from attempt as a
        join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
        where a.instansi_id = p.instansi_id and a.participant_id = p.id
        order by a.handed_in_at is not null, a.started_at is null, x.position limit 1) as attempt
      from participant as p join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      where p.session_id = ${sessionId} order by p.seat, p.number`,
  )
  const attempts = await db.all(
    WatchedAttempt,
    sql`select ${attemptColumns}, x.name as exercise, 
        case when x.kind = 'TEST'
          then greatest(cardinality(a.item_order), (x.delivery -> 'adaptive' ->> 'maxItems')::int) end as items, a.xmin::text as version
      from attempt as a
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      where a.id = any(${people.flatMap(({ attempt }) => attempt ?? [])}::uuid[])`,
  )
  await countAnswers(db, attempts, counted)
  const byId = new Map(attempts.map((attempt) => [attempt.id, attempt]))
  return people
    .map(({ attempt: id, ...person }) => describeSeat(person, id === null ? undefined : byId.get(id), now, counted))
    .sort((a, b) => Number(b.trouble !== null) - Number(a.trouble !== null))
}

async function countAnswers(db: Db, attempts: readonly Watched[], counted: CountedAnswers): Promise<void> {
  const stale = attempts.filter(({ id, version }) => counted.get(id)?.version !== version)
  const withAnswers = stale.filter(({ answerCount }) => answerCount > 0).map(({ id }) => id)
  const counts = await db.all(
    z.object({ id: z.string(), answered: z.number(), late: z.number() }),
    sql`select v.attempt_id as id, count(*) filter (where is_answered(v.value) or v.value #>> '{act,kind}' <> 'open')::int as answered,
        count(*) filter (where v.is_late and not v.ruled)::int as late
      from (
        -- Of an item its last answer, of a simulation every act.
        select distinct on (n.attempt_id, n.item_id, case when n.value ? 'act' then n.seq end) n.attempt_id, n.value, n.is_late,
          n.is_late and exists (select from late_ruling as r where r.instansi_id = n.instansi_id
            and r.attempt_id = n.attempt_id and n.seq = any(r.seqs)) as ruled
        from answer as n
        where n.instansi_id = current_instansi() and n.attempt_id = any(${withAnswers}::uuid[])
        order by n.attempt_id, n.item_id, case when n.value ? 'act' then n.seq end, n.seq desc) as v
      group by v.attempt_id`,
  )
  const byId = new Map(counts.map((count) => [count.id, count]))
  for (const { id, version } of stale) {
    const { answered = 0, late = 0 } = byId.get(id) ?? {}
    counted.set(id, { version, answered, late })
  }
}

function describeSeat(
  person: z.infer<typeof PersonRow>,
  attempt: Watched | undefined,
  now: Date,
  counted: CountedAnswers,
): SeatWithoutIncidents {
  if (!attempt) {
    const none = { attemptId: null, exercise: null, state: null, answered: 0, items: 0, lastSavedAt: null }
    return { ...person, ...none, deadline: null, remainingSeconds: 0, extraMinutes: 0, trouble: null }
  }
  const time = describeTime(attempt, now)
  const { answered, late } = counted.get(attempt.id)!
  const lastSign = attempt.lastSavedAt ?? attempt.startedAt ?? now
  const isSilent = time.state === 'running' && now.getTime() - lastSign.getTime() > SILENT_MINUTES * 60_000
  const isMoved = time.state === 'running' && attempt.deviceEpoch > 0
  const isCounting = time.state === 'running' || time.state === 'closed'
  return {
    ...person,
    state: time.state,
    // A running clock is told by its end alone: a row that says how much is left would change every second.
    remainingSeconds: isCounting ? 0 : time.remainingSeconds,
    deadline: isCounting ? deadlineOf(attempt, now).toISOString() : null,
    attemptId: attempt.id,
    exercise: attempt.exercise,
    answered,
    items: attempt.items,
    lastSavedAt: attempt.lastSavedAt?.toISOString() ?? null,
    extraMinutes: attempt.extraSeconds / 60,
    trouble: isSilent ? 'silent' : late > 0 ? 'late' : isMoved ? 'moved' : null,
  }
}
