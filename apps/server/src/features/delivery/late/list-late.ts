import { LateRuling } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'
import { AttemptRow, attemptColumns } from '../attempts.ts'
import { deadlineOf } from '../sitting.ts'

const LateRow = AttemptRow.extend({
  number: z.number(),
  seat: z.number().nullable(),
  sessionNumber: z.number().nullable(),
  name: z.string(),
  exercise: z.string(),
  answers: z.number(),
  changes: z.number(),
  waiting: z.number(),
  firstAt: z.date(),
  lastAt: z.date(),
  writtenFrom: z.date(),
  writtenUntil: z.date(),
  cameInFile: z.boolean(),
})

const RulingRow = LateRuling.extend({ attemptId: z.string(), at: z.date() })

/** Attempts of an event with answers after their time; those that wait for a word first, then by number. */
export async function listLate(db: Db, eventId: string, now: Date) {
  const rows = await db.all(
    LateRow,
    sql`select ${attemptColumns}, p.number, p.seat, s.number as "sessionNumber", g.name, x.name as exercise,
        w.answers, w.waiting, w."firstAt", w."lastAt", w."writtenFrom", w."writtenUntil", coalesce(c.changes, 0)::int as changes,
        exists (select from attempt_event as e where e.instansi_id = a.instansi_id and e.attempt_id = a.id
          and e.kind = 'emergency-file') as "cameInFile"
      from attempt as a
      join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      left join event_session as s on s.instansi_id = p.instansi_id and s.id = p.session_id
      left join lateral (
        select seqs from late_ruling as r where r.instansi_id = a.instansi_id and r.attempt_id = a.id
        order by r.turn desc limit 1
      ) as r on true
      join lateral (
        select count(*)::int as answers, count(*) filter (where r.seqs is null or seq <> all(r.seqs))::int as waiting,
          min(received_at) as "firstAt", max(received_at) as "lastAt", min(client_time) as "writtenFrom",
          max(client_time) as "writtenUntil"
        from answer where instansi_id = a.instansi_id and attempt_id = a.id and is_late
      ) as w on w.answers > 0
      left join lateral (
        select count(*) as changes from (
          -- Of an item its last answer, of a simulation every act.
          select distinct on (item_id, case when value ? 'act' then seq end) item_id, value, is_late from answer
          where instansi_id = a.instansi_id and attempt_id = a.id
          order by item_id, case when value ? 'act' then seq end, seq desc) as last
        left join lateral (
          select value from answer where instansi_id = a.instansi_id and attempt_id = a.id and item_id = last.item_id
            and not is_late and not value ? 'act' order by seq desc limit 1
        ) as before on true
        where last.is_late and last.value is distinct from before.value
          and (is_answered(last.value) or is_answered(before.value) or last.value #>> '{act,kind}' <> 'open')
      ) as c on true
      where p.event_id = ${eventId} order by w.waiting = 0, p.number, x.position`,
  )
  const rulings = await db.all(
    RulingRow,
    sql`select attempt_id as "attemptId", turn, counts, cardinality(seqs) as answers, reason, ruled_by_name as by,
        ruled_at as at from late_ruling
      where attempt_id = any(${rows.map(({ id }) => id)}::uuid[]) order by turn desc`,
  )
  const rulingsOf = Map.groupBy(rulings, ({ attemptId }) => attemptId)
  return rows.map((row) => ({
    attemptId: row.id,
    participantId: row.participantId,
    number: row.number,
    seat: row.seat,
    sessionNumber: row.sessionNumber,
    name: row.name,
    exercise: row.exercise,
    items: row.itemOrder.length,
    deadline: deadlineOf(row, now).toISOString(),
    handedInAt: row.handedInAt?.toISOString() ?? null,
    answers: row.answers,
    changes: row.changes,
    firstAt: row.firstAt.toISOString(),
    lastAt: row.lastAt.toISOString(),
    writtenFrom: row.writtenFrom.toISOString(),
    writtenUntil: row.writtenUntil.toISOString(),
    cameInFile: row.cameInFile,
    waiting: row.waiting,
    rulings: (rulingsOf.get(row.id) ?? []).map(({ attemptId: _, at, ...ruling }) => ({
      ...ruling,
      at: at.toISOString(),
    })),
  }))
}

/** Results of an event that were computed before the latest word on their answers. */
export async function countResultsBehind(db: Db, eventId: string): Promise<number> {
  const { behind } = await db.one(
    z.object({ behind: z.number() }),
    sql`select count(distinct p.id)::int as behind
      from participant as p
      join result as o on o.instansi_id = p.instansi_id and o.participant_id = p.id
      join attempt as a on a.instansi_id = p.instansi_id and a.participant_id = p.id
      join late_ruling as r on r.instansi_id = a.instansi_id and r.attempt_id = a.id and r.ruled_at > o.computed_at
      where p.event_id = ${eventId}`,
  )
  return behind
}
