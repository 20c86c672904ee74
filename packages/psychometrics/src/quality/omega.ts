import type { Matrix } from '../numeric/matrix.ts'
import { correlationOf, sumOf } from './moments.ts'
import { maximumLikelihoodFactor, minimumResidualFactor, type OneFactor } from './one-factor.ts'
import type { Shortfall } from './shortfall.ts'

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
  readonly reason: Shortfall | null
}

/** `covariance` (divisor n - 1) of items that vary, from `nComplete` persons without a missing response. */
export function omegaTotal(covariance: Matrix, nComplete: number): Omega {
  const k = covariance.rows
  if (k < 3) return undeterminedOmega(nComplete, { kind: 'few-items', items: k, needed: 3 })
  if (nComplete <= k) return undeterminedOmega(nComplete, { kind: 'few-persons', persons: nComplete, needed: k + 1 })
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

function reasonOf(likely: OneFactor | null, least: OneFactor): Shortfall | null {
  if (!likely) return { kind: 'dependent-items' }
  if (!likely.converged || !least.converged) return { kind: 'not-converged' }
  const item = likely.residuals.findIndex((value) => value < 0)
  return item < 0 ? null : { kind: 'heywood', item }
}

export const undeterminedOmega = (nComplete: number, reason: Shortfall): Omega => ({
  nComplete,
  omegaCFA: null,
  cfaLoadings: null,
  cfaResiduals: null,
  omegaMinresCorrelation: null,
  minresLoadings: null,
  reason,
})
