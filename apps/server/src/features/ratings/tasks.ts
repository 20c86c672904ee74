import { createHmac } from 'node:crypto'
import { StoredContent, StoredScoring } from '@petakom/contract'
import { settleRatings } from '@petakom/domain'
import { z } from 'zod'
import { type Db, type Sql, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'

const Given = z.object({ place: z.number(), raterId: z.string(), points: z.number(), comment: z.string() })
export const TaskRow = z.object({
  id: z.string(),
  attemptId: z.string(),
  eventId: z.string(),
  eventName: z.string(),
  itemId: z.string(),
  code: z.string(),
  text: z.string(),
  /** The official who wrote it: never to rate it. */
  nip: z.string(),
  most: z.number(),
  given: z.array(Given),
})
export type TaskRow = z.infer<typeof TaskRow>

/** Names of tasks, UUIDs of version 8, are made of a key that only servers have: from the name nobody finds the sitting. */
export const taskKey = (secret: Buffer): string => createHmac('sha256', secret).update('rating-task').digest('hex')

/** Long answers of sittings that are over, each with what was given it, in the order of their names. */
export function listTasks(db: Db, key: string, now: Date, where: Sql): Promise<TaskRow[]> {
  return db.all(
    TaskRow,
    sql`select t.*, coalesce((
        select jsonb_agg(jsonb_build_object('place', g.place, 'raterId', g.rater_id, 'points', g.points,
          'comment', g.comment) order by g.place)
        from (
          select distinct on (r.place) r.place, r.rater_id, r.points, r.comment from rating as r
          where r.instansi_id = current_instansi() and r.attempt_id = t."attemptId" and r.item_id = t."itemId"
            and r.answer_hash = sha256(convert_to(t.text, 'UTF8'))
          order by r.place, r.at desc
        ) as g), '[]') as given
      from (
        select overlay(overlay(md5(${key} || a.id::text || i.id::text) placing '8' from 13) placing '8' from 17)::uuid::text as id, a.id as "attemptId", e.id as "eventId",
          e.name as "eventName", i.id as "itemId", i.code, w.value ->> 'text' as text, o.nip,
          (v.scoring ->> 'most')::int as most
        from item as i
        join exercise_item as f on f.instansi_id = i.instansi_id and f.item_id = i.id and not f.is_pilot
        join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
        join exercise as x on x.instansi_id = f.instansi_id and x.id = f.exercise_id
        join event as e on e.instansi_id = x.instansi_id and e.id = x.event_id
        join attempt as a on a.instansi_id = x.instansi_id and a.exercise_id = x.id
        join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
        join pegawai as o on o.instansi_id = p.instansi_id and o.id = p.pegawai_id
        join lateral (
          select value from answer as n
          where n.instansi_id = a.instansi_id and n.attempt_id = a.id and n.item_id = i.id
            and (not n.is_late or late_answer_counts(n.instansi_id, n.attempt_id, n.seq))
          order by n.seq desc limit 1
        ) as w on is_answered(w.value) and w.value ->> 'text' is not null
        where v.scoring ->> 'type' = 'long-text' and (a.handed_in_at is not null or attempt_closing(a) <= ${now})
      ) as t where ${where} order by t.id`,
  )
}

export const standing = ({ given, most }: Pick<TaskRow, 'given' | 'most'>) =>
  settleRatings(
    given.map(({ points }) => points),
    most,
  )

/** Who asks for tasks, and whose answers are not theirs to rate: people of their own agency (OPD). */
export type Rater = Pick<SignedInActor, 'id' | 'nip'> & { readonly colleagues: ReadonlySet<string> }

/** Whether this person is to give points now: never to themselves, to somebody of their agency, or twice to one answer. */
export function isOpenTo({ id, nip, colleagues }: Rater, task: TaskRow): boolean {
  if (task.nip === nip || colleagues.has(task.nip)) return false
  return standing(task).state !== 'settled' && !task.given.some(({ raterId }) => raterId === id)
}

const VersionRow = z.object({ content: StoredContent, scoring: StoredScoring })

/** The item as this sitting was served it. */
export function readServedItem(db: Db, { attemptId, itemId }: TaskRow) {
  return db.one(
    VersionRow,
    sql`select v.content, v.scoring from attempt as a
      join exercise_item as f on f.instansi_id = a.instansi_id and f.exercise_id = a.exercise_id and f.item_id = ${itemId}
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      where a.id = ${attemptId}`,
  )
}
