import type { CentreRating } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const Row = z.object({
  id: z.string(),
  person: z.string(),
  exercise: z.string(),
  rater: z.string(),
  competency: z.string(),
  score: z.number(),
  day: z.string(),
})

/** The ratings of a centre that count: on time, or late and let in by the chief's last word. */
export function readCentreRatings(db: Db, centreId: string): Promise<(CentreRating & { readonly id: string })[]> {
  return db.all(
    Row,
    sql`select r.id, r.participant_id as person, r.exercise_id as exercise, r.account_id as rater, r.competency,
        r.level as score, s.day
      from observation_rating as r
      join centre_sitting as s on s.instansi_id = r.instansi_id and s.id = r.sitting_id
      where r.centre_id = ${centreId} and (not r.is_late or (select u.counts from washup_late_ruling as u
        where u.instansi_id = r.instansi_id and u.rating_id = r.id order by u.turn desc limit 1))
      order by r.id`,
  )
}

/** How many count, without reading them. */
export async function countRatings(db: Db, centreId: string): Promise<number> {
  const { count } = await db.one(
    z.object({ count: z.number() }),
    sql`select count(*)::int as count from observation_rating as r
      where r.centre_id = ${centreId} and (not r.is_late or (select u.counts from washup_late_ruling as u
        where u.instansi_id = r.instansi_id and u.rating_id = r.id order by u.turn desc limit 1))`,
  )
  return count
}
