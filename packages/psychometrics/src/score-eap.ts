import { GRID, LOG_PRIOR } from './grid.ts'
import type { Item, Response } from './item.ts'
import { categoryProbabilities, maxCategory } from './probability.ts'

export interface EapEstimate {
  /** Logits; 0 is the mean of the reference population, 1 its standard deviation. */
  readonly theta: number
  /** Standard deviation of the posterior, logits. */
  readonly standardError: number
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
  const posterior = Float64Array.from(LOG_PRIOR)
  items.forEach((item, i) => {
    const response = responses[i]!
    if (response === null) return
    if (!Number.isInteger(response) || response < 0 || response > maxCategory(item)) {
      throw new RangeError(`response ${response} of item ${i + 1} is not a category 0 to ${maxCategory(item)}`)
    }
    for (let node = 0; node < GRID.length; node += 1) {
      posterior[node]! += Math.log(categoryProbabilities(item, GRID[node]!)[response]!)
    }
  })
  normaliseLogs(posterior)
  const theta = mean(posterior, (node) => node)
  const variance = mean(posterior, (node) => (node - theta) ** 2)
  return { theta, standardError: Math.sqrt(variance), posterior }
}

function normaliseLogs(values: Float64Array): void {
  const peak = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  let total = 0
  for (let i = 0; i < values.length; i += 1) {
    values[i] = Math.exp(values[i]! - peak)
    total += values[i]!
  }
  for (let i = 0; i < values.length; i += 1) values[i]! /= total
}

function mean(posterior: Float64Array, value: (theta: number) => number): number {
  let sum = 0
  for (let node = 0; node < GRID.length; node += 1) sum += posterior[node]! * value(GRID[node]!)
  return sum
}

/**
 * The ability below which `share` of the posterior lies, logits. The mass of a node is spread evenly over the cell
 * around it, so that the quantile moves smoothly with the answers.
 */
export function posteriorQuantile(posterior: Float64Array, share: number): number {
  const width = GRID[1]! - GRID[0]!
  let below = 0
  for (let node = 0; node < GRID.length; node += 1) {
    const mass = posterior[node]!
    if (below + mass >= share) return GRID[node]! - width / 2 + (width * (share - below)) / mass
    below += mass
  }
  return GRID[GRID.length - 1]!
}
