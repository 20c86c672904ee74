import { createHash } from 'node:crypto'
import { type CombiningRecipe, canonicalJson, type RatingStudy, ratingEvidence, studyRatings } from '@petakom/domain'
import { ENGINE_VERSION } from '@petakom/psychometrics'
import type { Db } from '../../../db/query.ts'
import { type AgreedLevel, readAgreedLevels } from './agreed-levels.ts'
import { type RatingFact, readRatingFacts } from './rating-facts.ts'

/** Ratings and agreed levels of an event that results stand on, and what they say of the raters. */
export interface RatingBasis {
  readonly eventId: string
  /** SHA-256 of ratings, agreed levels, rules and engine, hexadecimal. */
  readonly hash: string
  readonly combiningVersion: string
  readonly ratings: readonly RatingFact[]
  readonly agreed: readonly AgreedLevel[]
  readonly study: RatingStudy
}

/** What was counted when a result was issued; null for what counts now. */
export interface CountedThen {
  readonly ratingIds: readonly string[]
  readonly minutesIds: readonly string[]
}

/** Null where nobody of the event was rated. */
export async function readRatingBasis(
  db: Db,
  eventId: string,
  recipe: CombiningRecipe,
  then: CountedThen | null = null,
): Promise<RatingBasis | null> {
  const ratings = await readRatingFacts(db, eventId, then?.ratingIds ?? null)
  if (ratings.length === 0) return null
  const agreed = await readAgreedLevels(db, eventId, then?.minutesIds ?? null)
  const study = await studyRatings(ratings, recipe.ratings)
  const inputs = {
    ratings: ratings.map(({ id, person, exercise, rater, competency, score }) => [
      ...[id, person, exercise, rater, competency, score],
    ]),
    agreed,
    rules: recipe.ratings,
    engine: ENGINE_VERSION,
  }
  const hash = createHash('sha256').update(canonicalJson(inputs)).digest('hex')
  return { eventId, hash, combiningVersion: recipe.version, ratings, agreed, study }
}

/** Evidence by person and competency. */
export function ratedEvidence({ ratings, agreed, study }: RatingBasis, recipe: CombiningRecipe) {
  const agreedOn = new Map(agreed.map(({ person, competency, level }) => [`${person} ${competency}`, level]))
  return new Map(
    [...Map.groupBy(ratings, ({ person }) => person)].map(([person, own]) => {
      const byCompetency = [...Map.groupBy(own, ({ competency }) => competency)]
      const evidence = byCompetency.map(([competency, rated]) => {
        const level = agreedOn.get(`${person} ${competency}`) ?? null
        // Rated at least once: there is evidence.
        return [competency, ratingEvidence(rated, level, study, recipe.ratings)!] as const
      })
      return [person, new Map(evidence)] as const
    }),
  )
}
