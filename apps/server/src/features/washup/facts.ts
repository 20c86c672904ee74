import type { ExpectedRating, StoredCorrection } from '@petakom/domain'
import { z } from 'zod'
import { instant } from '../../db/instant.ts'
import { type Db, sql } from '../../db/query.ts'

const Note = z.object({
  text: z.string(),
  indicator: z.string().nullable().default(null),
  sign: z.enum(['+', '-', '0']).catch('0'),
})

const Rating = z.object({
  id: z.string(),
  exercise: z.string(),
  competency: z.string(),
  rater: z.string(),
  level: z.number(),
  evidence: z.array(Note),
  lockedAt: z.string(),
  isLate: z.boolean(),
  rulings: z.array(z.object({ counts: z.boolean(), reason: z.string(), by: z.string(), at: z.string() })),
})

/** Locked ratings of a candidate, each with the chief's words on a late one; the last of them is the ruling. */
export async function readRatings(db: Db, centreId: string, participantId: string) {
  const rows = await db.all(
    Rating,
    sql`select r.id, r.exercise_id as exercise, r.competency, r.account_id as rater, r.level, r.evidence,
        ${instant('r.locked_at')} as "lockedAt", r.is_late as "isLate", coalesce((
          select jsonb_agg(jsonb_build_object('counts', l.counts, 'reason', l.reason, 'by', l.ruled_by_name,
            'at', ${instant('l.ruled_at')}) order by l.turn)
          from washup_late_ruling as l where l.instansi_id = r.instansi_id and l.rating_id = r.id), '[]') as rulings
      from observation_rating as r
      where r.centre_id = ${centreId} and r.participant_id = ${participantId}
      order by r.competency, r.exercise_id, r.account_id`,
  )
  return rows.map((row) => ({ ...row, ruling: row.rulings.at(-1) ?? null }))
}
export type RatingFact = Awaited<ReturnType<typeof readRatings>>[number]

/** Of `s` (sitting), `c` (candidate), `a` (assessor) and `q` (competency): locked as not observed, so that no level comes. */
export const isNotObserved = sql`exists (
  select from observation_lock as l cross join jsonb_array_elements(l.not_observed) as o
  where l.instansi_id = s.instansi_id and l.exercise_id = s.exercise_id and l.participant_id = c.participant_id
    and l.account_id = a.account_id and o ->> 'competency' = q.competency)`

/** Everybody who is to rate the candidate, by the sittings in force. */
export function readExpected(db: Db, centreId: string, participantId: string): Promise<ExpectedRating[]> {
  return db.all(
    z.object({ exercise: z.string(), competency: z.string(), rater: z.string() }),
    sql`select distinct s.exercise_id as exercise, q.competency, a.account_id as rater
      from centre_sitting as s
      join centre_sitting_candidate as c on c.instansi_id = s.instansi_id and c.sitting_id = s.id
      join centre_sitting_assessor as a on a.instansi_id = s.instansi_id and a.sitting_id = s.id
      join centre_exercise as x on x.instansi_id = s.instansi_id and x.id = s.exercise_id
      cross join unnest(x.competencies) as q(competency)
      where s.centre_id = ${centreId} and c.participant_id = ${participantId} and not ${isNotObserved}`,
  )
}

const Decision = z.object({
  exercise: z.string().nullable(),
  competency: z.string(),
  turn: z.number(),
  level: z.number(),
  way: z.enum(['accepted', 'discussed']),
  reason: z.string().nullable(),
  basis: z.string(),
  mechanical: z.number().nullable(),
  author: z.string(),
  recordedBy: z.string(),
  at: z.string(),
})
export type DecisionFact = z.infer<typeof Decision>

export function readDecisions(db: Db, washupId: string): Promise<DecisionFact[]> {
  return db.all(
    Decision,
    sql`select exercise_id as exercise, competency, turn, level, way, reason, basis, mechanical,
        author_name as author, recorded_by_name as "recordedBy", ${instant('decided_at')} as at
      from washup_decision where washup_id = ${washupId} order by turn`,
  )
}

const Happening = z.object({
  kind: z.enum(['opened', 'handed-over', 'taken-over', 'closed', 'reopened']),
  by: z.string(),
  to: z.string().nullable(),
  reason: z.string().nullable(),
  at: z.string(),
})

export function readHappenings(db: Db, washupId: string) {
  return db.all(
    Happening,
    sql`select kind, by_name as by, to_name as "to", reason, ${instant('at')} as at from washup_happening
      where washup_id = ${washupId} order by washup_happening.at, id`,
  )
}

/** What a report of the raters stores for correcting levels. */
export const Correction = z.object({
  severities: z.array(z.object({ rater: z.string(), points: z.number(), standardError: z.number() })),
  variances: z.object({ exercise: z.number(), rating: z.number() }).nullable(),
  unknownSeverity: z.number(),
}) satisfies z.ZodType<StoredCorrection>

/** The newest report of the centre's raters; null: none yet. */
export function readCorrection(db: Db, centreId: string) {
  return db.maybe(
    z.object({
      id: z.string(),
      computedAt: z.string(),
      ratings: z.number(),
      recipe: z.string(),
      correction: Correction,
    }),
    sql`select id, ${instant('computed_at')} as "computedAt", ratings, recipe_version as recipe,
        content -> 'correction' as correction
      from rater_report where centre_id = ${centreId} order by computed_at desc, id limit 1`,
  )
}
