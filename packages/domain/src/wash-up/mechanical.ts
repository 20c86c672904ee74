import {
  type CorrectedRating,
  correctedRating,
  type RaterSeverity,
  type RatingVariances,
} from '../final-level/corrected-rating.ts'
import { isCounted, type WashupRating } from './facts.ts'

/** Severities and variances of an event as its rater report stores them. */
export interface StoredCorrection {
  readonly severities: readonly { readonly rater: string; readonly points: number; readonly standardError: number }[]
  /** Null: too few ratings to tell. */
  readonly variances: RatingVariances | null
  /** Variance of severities, squared score points; 0 where none is known. */
  readonly unknownSeverity: number
}

export const NO_CORRECTION: StoredCorrection = { severities: [], variances: null, unknownSeverity: 0 }

/** The arguments of `correctedRating` after the ratings. */
export function correctionOf({ severities, variances, unknownSeverity }: StoredCorrection) {
  const known = new Map<string, RaterSeverity>(
    severities.map(({ rater, points, standardError }) => [rater, { points, standardError }]),
  )
  return { severities: known, variances, unknownSeverity }
}

export interface MechanicalLevel extends Omit<CorrectedRating, 'standardError'> {
  /** Null while the variances of the event are not known. */
  readonly standardError: number | null
  /** Halves up, 0 to 5. */
  readonly level: number
  readonly ratings: number
}

/** What the ratings that count say of each competency without anybody's talk, severity taken out where it is known. */
export function mechanicalLevels(
  ratings: readonly WashupRating[],
  stored: StoredCorrection,
): ReadonlyMap<string, MechanicalLevel> {
  const { severities, variances, unknownSeverity } = correctionOf(stored)
  const groups = Map.groupBy(ratings.filter(isCounted), ({ competency }) => competency)
  return new Map(
    [...groups].map(([competency, own]) => {
      const locked = own.map(({ rater, exercise, level }) => ({ rater, exercise, score: level }))
      const found = correctedRating(locked, severities, variances ?? { exercise: 0, rating: 0 }, unknownSeverity)!
      const standardError = variances ? found.standardError : null
      const level = Math.min(5, Math.max(0, Math.floor(found.value + 0.5)))
      return [competency, { ...found, standardError, level, ratings: own.length }]
    }),
  )
}

/** An agreed level this far from the mechanical one is named in the minutes, levels. */
export const NOTABLE_DEPARTURE = 1
