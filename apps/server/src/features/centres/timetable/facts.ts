import type { Centre } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { listAssessorRows } from '../assessors.ts'
import { listCandidateRows } from '../candidates.ts'
import { minuteOf } from '../clock.ts'
import { listExerciseRows } from '../exercises.ts'
import { readHeld } from '../hold-centre.ts'
import { readPostsHeld } from '../posts-held.ts'
import { listRoomRows } from '../rooms.ts'
import { readTies } from '../ties.ts'

/** Where the instansi is: the calendar day and minutes after midnight. */
export interface LocalTime {
  readonly day: string
  readonly minute: number
}

export async function localTime(db: Db, now: Date): Promise<LocalTime> {
  const { day, minute } = await db.one(
    z.object({ day: z.string(), minute: z.number() }),
    sql`select (at)::date::text as day, (extract(hour from at) * 60 + extract(minute from at))::int as minute
      from (select ${now.toISOString()}::timestamptz at time zone timezone as at from instansi) as t`,
  )
  return { day, minute }
}

/**
 * The centre as the domain reads it. Agencies and leadership are those of `day`; a candidate who sits a session of the
 * event is away for it; assessors and chiefs watch, role players only play.
 */
export async function readFacts(db: Db, centreId: string, day: string): Promise<Centre> {
  const { settings } = await readHeld(db, centreId)
  const candidates = await listCandidateRows(db, centreId)
  const assessors = await listAssessorRows(db, centreId)
  const rooms = await listRoomRows(db, centreId)
  const held = await readPostsHeld(
    db,
    [...candidates, ...assessors].map(({ nip }) => nip),
    day,
  )
  const days = settings.days.map(({ date, from, to, breaks }) => ({
    id: date,
    start: minuteOf(from),
    end: minuteOf(to),
    blocked: breaks
      .map((pause) => ({ start: minuteOf(pause.from), end: minuteOf(pause.to) }))
      .sort((one, other) => one.start - other.start),
  }))
  return {
    days,
    participants: candidates.map(({ participantId: id, nip }) => ({
      id,
      agency: held.get(nip)?.agency ?? `asesi ${id}`,
    })),
    exercises: (await listExerciseRows(db, centreId)).map((one) => ({
      id: one.id,
      kind: one.kind === 'group-discussion' ? ('group' as const) : ('individual' as const),
      minutes: one.minutes,
      preparationMinutes: one.preparationMinutes,
      rooms: rooms.filter(({ kinds }) => kinds.length === 0 || kinds.includes(one.kind)).map(({ id }) => id),
      assessors: one.assessors,
      needsRolePlayer: one.needsRolePlayer,
      ...(one.groupMin === null ? {} : { groupSize: { min: one.groupMin, max: one.groupMax! } }),
    })),
    rooms: rooms.map(({ id, seats }) => ({ id, seats })),
    assessors: assessors
      .filter(({ task }) => task !== 'role-player')
      .map(({ accountId: id, nip, maxMinutesPerDay }) => ({
        ...{ id, agency: held.get(nip)?.agency ?? `luar ${id}`, maxMinutesPerDay },
      })),
    rolePlayers: assessors.filter(({ task }) => task === 'role-player').map(({ accountId }) => accountId),
    links: (await readTies(db, centreId, day)).flatMap(({ accountId, participantId, relation }) =>
      relation === 'own-agency' ? [] : [{ assessor: accountId, participant: participantId, relation }],
    ),
    absences: await readAbsences(
      db,
      centreId,
      days.map(({ id }) => id),
    ),
    restMinutes: settings.restMinutes,
    turnoverMinutes: settings.turnoverMinutes,
    minAssessors: settings.minAssessors,
  }
}

const AbsenceRow = z.object({ who: z.string(), day: z.string(), start: z.number(), end: z.number() })

/** Those told, and the hours of each candidate's own session of tests. */
function readAbsences(db: Db, centreId: string, days: readonly string[]) {
  return db.all(
    AbsenceRow,
    sql`select who, day::text as day, from_minute as start, to_minute as "end" from centre_absence
      where centre_id = ${centreId}
      union all
      select k.participant_id, at.starts::date::text,
        (extract(hour from at.starts) * 60 + extract(minute from at.starts))::int,
        (extract(hour from at.ends) * 60 + extract(minute from at.ends))::int
      from centre_candidate as k
      join participant as t on t.instansi_id = k.instansi_id and t.id = k.participant_id
      join event_session as s on s.instansi_id = t.instansi_id and s.id = t.session_id
      join instansi as i on i.id = k.instansi_id
      cross join lateral (select s.starts_at at time zone i.timezone as starts, s.ends_at at time zone i.timezone as ends) as at
      where k.centre_id = ${centreId} and at.starts::date = any(${[...days]}::date[]) and at.ends > at.starts
      order by 2, 3, 1`,
  )
}
