import type { Observation, Quote } from '@petakom/contract'
import { chooseQuotes, namesOfCompetency } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

const Evidence = z.object({
  text: z.string(),
  sign: z.enum(['+', '-', '0']),
  indicator: z.string().nullish(),
})
const Row = z.object({
  competency: z.string(),
  exercise: z.string(),
  rater: z.string(),
  level: z.number(),
  evidence: z.array(Evidence),
  indicators: z.array(z.object({ code: z.string(), text: z.string() })),
  lockedAt: z.string(),
})

export interface CountedRating extends Omit<z.infer<typeof Row>, 'evidence' | 'indicators'> {
  readonly notes: readonly (Quote & { readonly code: string | null })[]
}

/** The ratings that a person's result counted, with the notes they rest on, exercise by exercise. */
export async function readCountedRatings(db: Db, participantId: string): Promise<CountedRating[]> {
  const rows = await db.all(
    Row,
    sql`select r.competency, x.name as exercise, r.account_id as rater, r.level, r.evidence,
        jsonb_path_query_array(v.content, '$.competencies[*].indicators[*]') as indicators,
        to_char(r.locked_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lockedAt"
      from result as o
      join participant as p on p.instansi_id = o.instansi_id and p.id = o.participant_id
      join rating_study as s on s.instansi_id = o.instansi_id and s.event_id = p.event_id and s.input_hash = o.study_hash
      join observation_rating as r on r.instansi_id = o.instansi_id and r.participant_id = o.participant_id
        and r.id = any(s.rating_ids)
      join centre_exercise as x on x.instansi_id = r.instansi_id and x.id = r.exercise_id
      join observation_sheet_version as v on v.instansi_id = r.instansi_id and v.sheet_id = r.sheet_id
        and v.version = r.sheet_version
      where o.participant_id = ${participantId}
      order by r.competency, x.position, r.account_id`,
  )
  return rows.map(({ evidence, indicators, ...row }) => {
    const words = new Map(indicators.map(({ code, text }) => [code, text]))
    const notes = evidence.map(({ text, sign, indicator }) => ({
      ...{ text, sign, code: indicator ?? null },
      indicator: indicator ? (words.get(indicator) ?? indicator) : null,
    }))
    return { ...row, notes }
  })
}

/** Quotes of one competency in one exercise that a report prints. */
const MOST_QUOTES = 4

export function observationsOf(ratings: readonly CountedRating[]): Observation[] {
  const cells = Map.groupBy(ratings, ({ competency, exercise }) => JSON.stringify([competency, exercise]))
  return [...cells.values()].map((own) => {
    const { competency, exercise } = own[0]!
    return {
      competency,
      ...namesOfCompetency(competency),
      exercise,
      levels: own.map(({ level }) => level),
      quotes: chooseQuotes(
        own.flatMap(({ notes }) => notes),
        MOST_QUOTES,
      ).map(({ text, sign, indicator }) => ({ text, sign, indicator })),
    }
  })
}

/** The ratings of one competency, assessors numbered as they appear among all ratings of the person. */
export function numberedRatings(ratings: readonly CountedRating[], competency: string) {
  const numbers = [...new Set(ratings.map(({ rater }) => rater))]
  return ratings
    .filter((rating) => rating.competency === competency)
    .map(({ exercise, rater, level, lockedAt, notes }) => ({
      ...{ exercise, level, lockedAt, assessor: 1 + numbers.indexOf(rater) },
      notes: notes.map(({ text, sign, indicator }) => ({ text, sign, indicator })),
    }))
}
