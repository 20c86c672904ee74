import type { Matrix } from '../numeric/matrix.ts'
import { correlationOf, sumOf } from './moments.ts'
import { maximumLikelihoodFactor, minimumResidualFactor, type OneFactor } from './one-factor.ts'

/**
 * McDonald's omega: the share of the sum score's variance due to one common factor,
 * (sum l)^2 / ((sum l)^2 + sum of residual variances). Null, with the `reason`, where it is not determined.
 */
export interface Omega {
  /** Persons with every response. */
  readonly nComplete: number
  /** One factor by maximum likelihood on covariances. */
  readonly omegaCFA: number | null
  readonly cfaLoadings: readonly number[] | null
  readonly cfaResiduals: readonly number[] | null
  /** One factor by minimum residuals on correlations. */
  readonly omegaMinresCorrelation: number | null
  readonly minresLoadings: readonly number[] | null
  readonly reason: string | null
}

/** `covariance` (divisor n - 1) of items that vary, from `nComplete` persons without a missing response. */
export function omegaTotal(covariance: Matrix, nComplete: number): Omega {
  const k = covariance.rows
  if (k < 3) return undetermined(nComplete, `one factor needs three items that vary, not ${k}`)
  if (nComplete <= k) return undetermined(nComplete, `${nComplete} complete persons do not determine ${k} items`)
  const scaled = { ...covariance, cells: covariance.cells.map((value) => (value * (nComplete - 1)) / nComplete) }
  const likely = maximumLikelihoodFactor(scaled)
  const least = minimumResidualFactor(correlationOf(covariance))
  return {
    nComplete,
    omegaCFA: likely?.converged ? omegaOf(likely) : null,
    cfaLoadings: likely?.converged ? [...likely.loadings] : null,
    cfaResiduals: likely?.converged ? [...likely.residuals] : null,
    omegaMinresCorrelation: least.converged ? omegaOf(least) : null,
    minresLoadings: least.converged ? [...least.loadings] : null,
    reason: reasonOf(likely, least),
  }
}

function omegaOf({ loadings, residuals }: OneFactor): number | null {
  const common = sumOf(loadings) ** 2
  const total = common + sumOf(residuals)
  return total > 0 ? common / total : null
}

function reasonOf(likely: OneFactor | null, least: OneFactor): string | null {
  if (!likely) return 'the covariances are not positive definite: some item is a sum of others'
  if (!likely.converged || !least.converged) return 'the one-factor model did not converge'
  const negative = likely.residuals.findIndex((value) => value < 0)
  return negative < 0 ? null : `the residual variance of item ${negative + 1} is negative (a Heywood case)`
}

const undetermined = (nComplete: number, reason: string): Omega => ({
  nComplete,
  omegaCFA: null,
  cfaLoadings: null,
  cfaResiduals: null,
  omegaMinresCorrelation: null,
  minresLoadings: null,
  reason,
})
