import { z } from 'zod'
import { type Db, sql } from './query.ts'

const GivenRow = z.object({
  attemptId: z.string(),
  ratingId: z.string(),
  hash: z.string(),
  place: z.number(),
  raterId: z.string(),
  points: z.number(),
  comment: z.string(),
})
export type GivenPoints = z.infer<typeof GivenRow>

/** What raters gave the written replies of these attempts until then (a moment as text): the last of each place, in order of places. */
export function readReplyRatings(
  db: Db,
  attemptIds: readonly string[],
  untilOf: (attemptId: string) => string = () => 'infinity',
): Promise<GivenPoints[]> {
  return db.all(
    GivenRow,
    sql`select distinct on (g.attempt_id, g.rating_id, g.answer_hash, g.place) g.attempt_id as "attemptId",
        g.rating_id as "ratingId", encode(g.answer_hash, 'hex') as hash, g.place, g.rater_id as "raterId", g.points,
        g.comment
      from unnest(${attemptIds}::uuid[], ${attemptIds.map(untilOf)}::timestamptz[]) as t(id, until)
      join reply_rating as g on g.instansi_id = current_instansi() and g.attempt_id = t.id and g.at <= t.until
      order by g.attempt_id, g.rating_id, g.answer_hash, g.place, g.at desc`,
  )
}
