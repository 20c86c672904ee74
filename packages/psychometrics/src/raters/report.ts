import type { FacetValue } from './fit.ts'
import type { MeanSquares } from './mean-squares.ts'
import type { FacetRemark } from './remarks.ts'
import type { FacetModel } from './scale.ts'
import type { Separation } from './separation.ts'

/** Errors of a facet's value, logits: see FacetValue. */
interface Errors {
  readonly standardError: number | null
  readonly diagonalError: number | null
}

export interface RaterReport extends Errors, MeanSquares {
  readonly id: string
  /** Logits; above 0 is more severe than the mean of the raters. */
  readonly severity: number
  readonly ratings: number
  /** Mean score this rater is to be expected to give to persons of ability 0. */
  readonly fairAverage: number
}

export interface ItemReport extends Errors, MeanSquares {
  readonly id: string
  readonly difficulty: number
  readonly ratings: number
}

export interface StepReport extends Errors {
  /** Null: the step of all items (rating scale). */
  readonly item: string | null
  /** The scores the step stands between. */
  readonly from: number
  readonly to: number
  readonly value: number
}

export interface PersonReport extends MeanSquares {
  readonly id: string
  /** Sum of the scores, and the least and the most it could have been. */
  readonly score: number
  readonly max: number
  readonly min: number
  readonly eap: number
  readonly eapError: number
  readonly wle: number
  readonly wleError: number
  readonly ratings: number
  /** Mean score to be expected from raters of severity 0 on all items. */
  readonly fairAverage: number
  /** All ratings in the lowest, or all in the highest category. */
  readonly isExtreme: boolean
}

export interface ManyFacetFit {
  readonly model: FacetModel
  readonly logLikelihood: number
  /** Number of free parameters. */
  readonly parameters: number
  readonly latentVariance: FacetValue
  readonly isConverged: boolean
  readonly cycles: number
  readonly raters: readonly RaterReport[]
  readonly items: readonly ItemReport[]
  readonly steps: readonly StepReport[]
  readonly persons: readonly PersonReport[]
  readonly eapReliability: number | null
  readonly wleReliability: number | null
  readonly separation: Separation | null
  /** What a reader must know before using the numbers. */
  readonly remarks: readonly FacetRemark[]
}
