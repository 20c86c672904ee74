import type { StudiedRating } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

/** A locked rating that counts, with its id and the day it was watched. */
export interface RatingFact extends StudiedRating {
  readonly id: string
  readonly day: string
}

const Row = z.object({
  id: z.string(),
  person: z.string(),
  exercise: z.string(),
  rater: z.string(),
  competency: z.string(),
  score: z.number(),
  day: z.string(),
})

/** The ratings of an event that count now, or exactly these; those that came late count only by the chief's word. */
export function readRatingFacts(db: Db, eventId: string, only: readonly string[] | null = null): Promise<RatingFact[]> {
  const counts =
    only === null
      ? sql`(not r.is_late or (select u.counts from washup_late_ruling as u
          where u.instansi_id = r.instansi_id and u.rating_id = r.id order by u.turn desc limit 1))`
      : sql`r.id = any(${only}::uuid[])`
  return db.all(
    Row,
    sql`select r.id, r.participant_id as person, r.exercise_id as exercise, r.account_id as rater, r.competency,
        r.level as score, s.day
      from centre as c
      join observation_rating as r on r.instansi_id = c.instansi_id and r.centre_id = c.id
      join centre_sitting as s on s.instansi_id = r.instansi_id and s.id = r.sitting_id
      where c.event_id = ${eventId} and ${counts}
      order by r.id`,
  )
}
