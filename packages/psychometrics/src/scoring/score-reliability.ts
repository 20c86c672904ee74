import { testInformation } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { normalQuadrature } from '../model/quadrature.ts'

export interface Population {
  readonly mean?: number
  readonly variance?: number
  /**
   * `mirt` gives the number of its marginal_rxx: I / (I + variance) over N(0, 1). It is the same where the variance is
   * 1. Where a Rasch model estimated another, it puts the variance in its inverse's place and is no reliability.
   */
  readonly form?: 'mirt'
}

/** In standard deviations; with the count, more digits than a double of the integral keeps. */
const REACH = 8
const COUNT = 321

/**
 * Marginal reliability: the mean over a normal population of I / (I + 1 / variance), the share of the variance at each
 * ability that the items explain (Green, Bock, Humphreys, Linn & Reckase, 1984).
 */
export function marginalReliability(items: readonly Item[], { mean = 0, variance = 1, form }: Population = {}): number {
  if (!(variance > 0 && Number.isFinite(variance) && Number.isFinite(mean)))
    throw new RangeError(`a population of mean ${mean} and variance ${variance} has no spread`)
  const { nodes, logWeights } = normalQuadrature({ count: COUNT, reach: REACH })
  const [centre, deviation, error] = form === 'mirt' ? [0, 1, variance] : [mean, Math.sqrt(variance), 1 / variance]
  return nodes.reduce((sum, z, q) => {
    const information = testInformation(items, centre + deviation * z)
    return sum + Math.exp(logWeights[q]!) * (information / (information + error))
  }, 0)
}

/**
 * Empirical reliability of estimates, with V their variance and E the mean squared standard error. Posterior means and
 * modes (`shrunk`, unless told) have lost the error's part of the variance: V / (V + E) (Thissen & Wainer, 2001; mirt's
 * empirical_rxx). ML and WLE (`observed`) still contain it: 1 - E / V (Adams, 2005), which falls below 0 where the error
 * outweighs the differences. Persons without a finite estimate or error count for nothing; null with fewer than two left
 * or no variance at all.
 */
export function empiricalReliability(
  theta: ArrayLike<number | null>,
  standardError: ArrayLike<number | null>,
  estimates: 'shrunk' | 'observed' = 'shrunk',
): number | null {
  if (theta.length !== standardError.length)
    throw new RangeError(`${standardError.length} standard errors for ${theta.length} estimates`)
  let n = 0
  let mean = 0
  let squares = 0
  let errors = 0
  for (let i = 0; i < theta.length; i += 1) {
    const value = theta[i] ?? null
    const error = standardError[i] ?? null
    if (value === null || error === null) continue
    n += 1
    const from = value - mean
    mean += from / n
    squares += from * (value - mean)
    errors += error * error
  }
  if (n < 2) return null
  const variance = squares / (n - 1)
  if (estimates === 'observed') return variance > 0 ? 1 - errors / n / variance : null
  const total = variance + errors / n
  return total > 0 ? variance / total : null
}
