import { type Effect, lettersOf } from './effect.ts'

/** What of each component enters an error of a person's mean score. */
export interface ErrorWeights {
  /** By effect; 0 for p. Relative: for ranking persons. Absolute: for a level or a cut score. */
  readonly relative: readonly number[]
  readonly absolute: readonly number[]
}

export interface Coefficient {
  /** Null where neither persons nor errors vary. */
  readonly value: number | null
  /** By the delta method from the covariance of the components. */
  readonly standardError: number | null
}

export interface StudyCoefficients {
  /** Variances, squared score points. */
  readonly relativeError: number
  readonly absoluteError: number
  /** G, of ranks. */
  readonly generalisability: Coefficient
  /** Phi, of levels. */
  readonly dependability: Coefficient
}

export function coefficients(
  effects: readonly Effect[],
  variances: readonly number[],
  covariance: readonly (readonly number[])[] | null,
  { relative, absolute }: ErrorWeights,
): StudyCoefficients {
  const person = effects.findIndex((effect) => lettersOf(effect) === 'p')
  const of = (weights: readonly number[]): { error: number; coefficient: Coefficient } => {
    const universe = variances[person]!
    const error = weights.reduce((sum, weight, b) => sum + weight * variances[b]!, 0)
    const total = universe + error
    if (!(total > 0)) return { error, coefficient: { value: null, standardError: null } }
    const slopes = weights.map((weight, b) => (b === person ? error : -universe * weight) / total ** 2)
    const square = covariance?.reduce(
      (sum, row, b) => sum + row.reduce((part, value, d) => part + slopes[b]! * slopes[d]! * value, 0),
      0,
    )
    return {
      error,
      coefficient: {
        value: universe / total,
        standardError: square === undefined ? null : Math.sqrt(Math.max(0, square)),
      },
    }
  }
  const forRanks = of(relative)
  const forLevels = of(absolute)
  return {
    relativeError: forRanks.error,
    absoluteError: forLevels.error,
    generalisability: forRanks.coefficient,
    dependability: forLevels.coefficient,
  }
}
