import {
  DisconnectedDesignError,
  fitManyFacetRasch,
  generalisabilityStudy,
  type ManyFacetFit,
  RatingsError,
  StudyError,
} from '@petakom/psychometrics'
import { severityPoints } from '../rater-science/fit-findings.ts'
import type { LockedRating, RaterSeverity, RatingVariances } from './corrected-rating.ts'
import type { RatingRules } from './recipe.ts'

/** A rating with whom and what it is of; all ratings of an event that count make one study. */
export interface StudiedRating extends LockedRating {
  readonly person: string
  readonly competency: string
}

export interface StudiedRater {
  readonly rater: string
  readonly ratings: number
  /** Null where it cannot be told: few ratings, or no model for any of them. */
  readonly severity: RaterSeverity | null
}

/** What the ratings of an event say of their raters and of their own precision. */
export interface RatingStudy {
  readonly ratings: number
  readonly raters: readonly StudiedRater[]
  /** Why no rater's severity is known. */
  readonly problem: 'not-linked' | 'no-model' | null
  readonly variances: RatingVariances
  readonly variancesFrom: 'ratings' | 'recipe'
  /** Variance of severities, squared points. */
  readonly unknownSeverity: number
}

/**
 * Severities by the many-facet Rasch model with each competency of each exercise as an item, in score points, and the
 * variances of exercises and ratings pooled over the competencies. Never throws for ratings that a model cannot be fitted
 * to: then severities are not known and the recipe's assumptions stand; a rating repeated with another score is a bug of
 * the caller. Order of the ratings does not matter.
 */
export async function studyRatings(
  ratings: readonly StudiedRating[],
  rules: RatingRules,
  fitted?: StudiedFit,
): Promise<RatingStudy> {
  const sorted = inOrder(ratings)
  const { fit, problem } = fitted ?? (await fitStudied(sorted))
  const raters = [...Map.groupBy(sorted, ({ rater }) => rater)]
    .map(([rater, own]) => ({
      rater,
      ratings: own.length,
      severity: fit && own.length >= rules.leastRatings ? severityIn(fit, rater) : null,
    }))
    .sort((one, other) => (one.rater < other.rater ? -1 : 1))
  const spread = spreadOf(raters)
  const variances = variancesOf(sorted, spread ?? 0, rules)
  return {
    ratings: sorted.length,
    raters,
    problem,
    variances: variances ?? rules.assumed,
    variancesFrom: variances ? 'ratings' : 'recipe',
    unknownSeverity: spread === null ? rules.unknownSeverity : Math.max(spread, MINIMUM_SPREAD),
  }
}

/** Few raters that agree by chance do not make an unknown one safe. */
const MINIMUM_SPREAD = 0.04

const keyOf = ({ person, exercise, competency, rater }: StudiedRating) =>
  JSON.stringify([person, exercise, competency, rater])

const inOrder = <T extends StudiedRating>(ratings: readonly T[]): T[] =>
  [...ratings].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

/** The model of an event's ratings, or why there is none. */
export type StudiedFit = Pick<RatingStudy, 'problem'> & { readonly fit: ManyFacetFit | null }

/** What `studyRatings` fits; for who needs the fit besides, so that it is computed once. */
export async function fitStudied(ratings: readonly StudiedRating[]): Promise<StudiedFit> {
  try {
    const items = inOrder(ratings).map(({ person, exercise, competency, rater, score }) => ({
      person,
      item: JSON.stringify([exercise, competency]),
      rater,
      score,
    }))
    return { fit: await fitManyFacetRasch(items, { model: 'rsm' }), problem: null }
  } catch (error) {
    if (error instanceof DisconnectedDesignError) return { fit: null, problem: 'not-linked' }
    if (error instanceof RatingsError && error.problem.reason !== 'twice') return { fit: null, problem: 'no-model' }
    throw error
  }
}

function severityIn(fit: ManyFacetFit, rater: string): RaterSeverity | null {
  const own = fit.raters.find(({ id }) => id === rater)!
  const slope = pointsPerLogit(fit)
  if (own.standardError === null || slope === 0) return null
  return { points: severityPoints(fit, own), standardError: own.standardError * slope }
}

/** How many score points apart the fair averages are for each logit of severity. */
function pointsPerLogit({ raters }: ManyFacetFit): number {
  const sorted = [...raters].sort((one, other) => one.severity - other.severity)
  const [lenient, severe] = [sorted[0]!, sorted.at(-1)!]
  const logits = severe.severity - lenient.severity
  return logits > 0 ? (lenient.fairAverage - severe.fairAverage) / logits : 0
}

/** Variance of the known severities without what their own errors add; null with fewer than three. */
function spreadOf(raters: readonly StudiedRater[]): number | null {
  const known = raters.flatMap(({ severity }) => (severity ? [severity] : []))
  if (known.length < 3) return null
  const mean = known.reduce((sum, { points }) => sum + points, 0) / known.length
  const seen = known.reduce((sum, { points }) => sum + (points - mean) ** 2, 0) / (known.length - 1)
  const error = known.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / known.length
  return Math.max(0, seen - error)
}

/**
 * Of `r:(p x e)` for each competency, weighted by its ratings. What raters differ by in severity is taken out of the
 * rating's variance: it has an error of its own.
 */
function variancesOf(ratings: readonly StudiedRating[], spread: number, rules: RatingRules): RatingVariances | null {
  let [exercise, rating, weight] = [0, 0, 0]
  for (const own of Map.groupBy(ratings, ({ competency }) => competency).values()) {
    if (new Set(own.map(({ person }) => person)).size < rules.leastPersons) continue
    try {
      const { components } = generalisabilityStudy(
        own.map(({ person, exercise: item, rater, score }) => ({ person, item, rater, score })),
        'r:(p x e)',
        { withErrors: false },
      )
      const variance = (name: string) => components.find((one) => one.name === name)!.variance
      exercise += own.length * variance('pe')
      rating += own.length * variance('r:pe')
      weight += own.length
    } catch (error) {
      // One exercise, or one rater everywhere: this competency cannot tell them apart.
      if (!(error instanceof StudyError)) throw error
    }
  }
  if (weight === 0) return null
  return {
    exercise: Math.max(rules.least.exercise, exercise / weight),
    rating: Math.max(rules.least.rating, rating / weight - spread),
  }
}
