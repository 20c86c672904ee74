import type { ObservationProgressRow } from '@petakom/contract'
import { can } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'

const ProgressRow = z.object({
  sittingId: z.string(),
  exerciseName: z.string(),
  day: z.string(),
  startMinute: z.number(),
  room: z.string(),
  accountId: z.string(),
  assessorName: z.string(),
  candidates: z.number(),
  notes: z.number(),
  locked: z.number(),
  lastHeardAt: z.date().nullable(),
})

/** How far each assessor is in each sitting. For the committee, and of the assessors for the chief of this centre. */
export async function readProgress(db: Db, actor: SignedInActor, centreId: string): Promise<ObservationProgressRow[]> {
  const centre = await db.maybe(
    z.object({ isChief: z.boolean() }),
    sql`select exists (
        select from centre_assessor as a
        where a.instansi_id = c.instansi_id and a.centre_id = c.id and a.account_id = ${actor.id} and a.task = 'chief'
      ) as "isChief" from centre as c where c.id = ${centreId}`,
  )
  if (!centre) throw errors.NOT_FOUND()
  if (!centre.isChief && !can(actor, 'centre.read')) throw errors.FORBIDDEN()
  const rows = await db.all(
    ProgressRow,
    sql`
      select s.id as "sittingId", x.name as "exerciseName", s.day::text, s.start_minute as "startMinute",
        r.name as room, a.account_id as "accountId", o.name as "assessorName",
        (select count(*)::int from centre_sitting_candidate as k
          where k.instansi_id = s.instansi_id and k.sitting_id = s.id) as candidates,
        coalesce(w.notes, 0) as notes, w.last as "lastHeardAt",
        (select count(*)::int from observation_lock as l join centre_sitting_candidate as k
            on k.instansi_id = l.instansi_id and k.participant_id = l.participant_id and k.sitting_id = s.id
          where l.instansi_id = s.instansi_id and l.exercise_id = s.exercise_id and l.account_id = a.account_id) as locked
      from centre_sitting as s
      join centre_exercise as x on x.instansi_id = s.instansi_id and x.id = s.exercise_id
      join centre_room as r on r.instansi_id = s.instansi_id and r.id = s.room_id
      join centre_sitting_assessor as a on a.instansi_id = s.instansi_id and a.sitting_id = s.id
      join account as o on o.instansi_id = a.instansi_id and o.id = a.account_id
      left join lateral (
        select count(*) filter (where e.body ->> 'type' = 'note')::int as notes, max(e.received_at) as last
        from observation_entry as e
        where e.instansi_id = s.instansi_id and e.sitting_id = s.id and e.account_id = a.account_id
      ) as w on true
      where s.centre_id = ${centreId} order by s.day, s.start_minute, x.position, s.id, o.name, o.id`,
  )
  return rows.map((row) => ({ ...row, lastHeardAt: row.lastHeardAt?.toISOString() ?? null }))
}
