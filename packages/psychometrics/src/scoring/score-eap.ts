import { type Item, maxCategory, type Response } from '../model/item.ts'
import { logCategoryProbabilities } from '../model/probability.ts'
import { GRID, LOG_PRIOR } from './grid.ts'
import { posteriorDeviation, posteriorMean, posteriorQuantile } from './posterior.ts'

export interface EapEstimate {
  /** Logits; 0 is the mean of the reference population, 1 its standard deviation. */
  readonly theta: number
  /** Standard deviation of the posterior, logits. */
  readonly standardError: number
  /** 10th and 90th percentile of the posterior, logits: eight abilities in ten that fit these answers lie inside. */
  readonly interval80: { readonly low: number; readonly high: number }
  /** Posterior mass at the nodes of GRID; sums to 1. */
  readonly posterior: Float64Array
}

/**
 * Expected a posteriori ability under a N(0, 1) prior (Bock & Mislevy, 1982), for any mixture of 2PL and partial
 * credit items. With nothing presented it is the prior: 0 and 1.
 */
export function scoreEap(items: readonly Item[], responses: readonly Response[]): EapEstimate {
  if (items.length !== responses.length) {
    throw new RangeError(`${responses.length} responses for ${items.length} items`)
  }
  const logPosterior = Float64Array.from(LOG_PRIOR)
  items.forEach((item, i) => {
    const response = responses[i]!
    if (response === null) return
    if (!Number.isInteger(response) || response < 0 || response > maxCategory(item)) {
      throw new RangeError(`response ${response} of item ${i + 1} is not a category 0 to ${maxCategory(item)}`)
    }
    for (let node = 0; node < GRID.length; node += 1) {
      logPosterior[node]! += logCategoryProbabilities(item, GRID[node]!)[response]!
    }
  })
  const posterior = normalise(logPosterior)
  const theta = posteriorMean(posterior)
  return {
    theta,
    standardError: posteriorDeviation(posterior, theta),
    interval80: { low: posteriorQuantile(posterior, 0.1), high: posteriorQuantile(posterior, 0.9) },
    posterior,
  }
}

function normalise(logMasses: Float64Array): Float64Array {
  // Scaling by the peak before leaving logs keeps a long test from underflowing to 0 / 0.
  const peak = logMasses.reduce((most, logMass) => Math.max(most, logMass), Number.NEGATIVE_INFINITY)
  const masses = logMasses.map((logMass) => Math.exp(logMass - peak))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  return masses.map((mass) => mass / total)
}
