import type { MethodEvidence } from './combine-methods.ts'
import { type CorrectedRating, correctedRating, type LockedRating, type RaterSeverity } from './corrected-rating.ts'
import type { RatingStudy } from './rating-study.ts'
import type { RatingRules } from './recipe.ts'

/** What the ratings of one person on one competency say: the mean with severity taken out, and what was agreed on. */
export interface RatingEvidence extends MethodEvidence {
  readonly method: 'RATING'
  readonly mechanical: CorrectedRating
  /** Level of the wash-up; null where it agreed on none. */
  readonly agreed: number | null
  readonly isAgreed: boolean
}

/** An agreed level is a whole number: what rounding may hide, squared levels. */
const ROUNDING = 1 / 12

/**
 * Null without ratings. People who talk over a level do not make it more exact: an agreed one keeps the error of the
 * ratings it rests on, with that of a rounding besides.
 */
export function ratingEvidence(
  ratings: readonly LockedRating[],
  agreed: number | null,
  study: RatingStudy,
  rules: RatingRules,
): RatingEvidence | null {
  const mechanical = correctedRating(ratings, severitiesOf(study), study.variances, study.unknownSeverity)
  if (!mechanical) return null
  const isAgreed = agreed !== null && rules.source === 'agreed'
  return {
    method: 'RATING',
    source: [...new Set(ratings.map(({ exercise }) => exercise))].sort().join(', '),
    value: isAgreed ? agreed : mechanical.value,
    standardError: isAgreed ? Math.sqrt(mechanical.standardError ** 2 + ROUNDING) : mechanical.standardError,
    mechanical,
    agreed,
    isAgreed,
  }
}

export function severitiesOf({ raters }: RatingStudy): Map<string, RaterSeverity> {
  return new Map(raters.flatMap(({ rater, severity }) => (severity ? [[rater, severity] as const] : [])))
}
