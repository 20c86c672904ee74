/** One locked rating of a person on one competency. */
export interface LockedRating {
  readonly rater: string
  readonly exercise: string
  /** 0 to 5. */
  readonly score: number
}

/** Variances of a generalisability study, squared score points. */
export interface RatingVariances {
  /** Person by exercise: what an exercise shows beside the competency. */
  readonly exercise: number
  /** One rating about what the person showed in the exercise. */
  readonly rating: number
}

/** By how many points a rater falls short of the mean rater; above 0 is severe. */
export interface RaterSeverity {
  readonly points: number
  readonly standardError: number
}

export interface CorrectedRating {
  readonly value: number
  readonly standardError: number
  /** The same mean as it was given. */
  readonly uncorrected: number
  /** Raters whose severity is not known: their ratings stand as they are. */
  readonly uncorrectedRaters: readonly string[]
}

/**
 * Mean of a person's ratings with each rater's severity added back, kept within 0 to 5; null without ratings. With a_e
 * and a_r the shares of the ratings in an exercise and by a rater, its variance is exercise * sum a_e^2 + rating / n + sum
 * a_r^2 se_r^2. A rater of unknown severity adds `unknownSeverity`, the variance of severities, in place of se^2.
 */
export function correctedRating(
  ratings: readonly LockedRating[],
  severities: ReadonlyMap<string, RaterSeverity>,
  variances: RatingVariances,
  unknownSeverity: number,
): CorrectedRating | null {
  const count = ratings.length
  if (count === 0) return null
  const uncorrected = ratings.reduce((sum, { score }) => sum + score, 0) / count
  const shift = ratings.reduce((sum, { rater }) => sum + (severities.get(rater)?.points ?? 0), 0) / count
  const shares = (groups: Iterable<readonly LockedRating[]>, of: (first: LockedRating) => number) =>
    [...groups].reduce((sum, own) => sum + (own.length / count) ** 2 * of(own[0]!), 0)
  const ofRater = ({ rater }: LockedRating) => {
    const known = severities.get(rater)
    return known ? known.standardError ** 2 : unknownSeverity
  }
  const byRater = Map.groupBy(ratings, ({ rater }) => rater)
  const variance =
    shares(Map.groupBy(ratings, ({ exercise }) => exercise).values(), () => variances.exercise) +
    variances.rating / count +
    shares(byRater.values(), ofRater)
  return {
    value: Math.min(5, Math.max(0, uncorrected + shift)),
    standardError: Math.sqrt(variance),
    uncorrected,
    uncorrectedRaters: [...byRater.keys()].filter((rater) => !severities.has(rater)).sort(),
  }
}
