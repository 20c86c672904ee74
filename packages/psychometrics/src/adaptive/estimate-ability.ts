import { categoryCurves } from '../model/curves.ts'
import { itemInformation } from '../model/information.ts'
import { logCategoryProbabilities } from '../model/probability.ts'
import type { AdaptiveBank } from './bank.ts'
import { posteriorAfter } from './nodes.ts'
import { highestRoot } from './root.ts'
import type { AbilityMethod, AdaptiveScoring } from './settings.ts'

export interface AbilityEstimate {
  /** Logits; null only where no item was answered and the method has no prior. */
  readonly theta: number | null
  /** Logits; null where the items given say nothing at theta. */
  readonly error: number | null
  /** The likelihood has no finite maximum within reach; theta is the bound on the side it rises to. */
  readonly atBound: boolean
}

interface Answered {
  readonly item: number
  readonly response: number
}

/**
 * Ability after some responses. eap: mean and standard deviation of the posterior at equally spaced nodes. The others
 * solve their estimating equation within +-reach; their error is from the expected information, for map with the
 * prior's added: 1 / sqrt(I + 1 / variance). wle adds J / (2 I) to the score (Warm, 1989).
 */
export function estimateAbility(
  bank: AdaptiveBank,
  scoring: AdaptiveScoring,
  given: readonly Answered[],
  method: AbilityMethod = scoring.method,
): AbilityEstimate {
  const { priorMean = 0, priorVariance = 1, reach = 6 } = scoring
  if (given.length === 0)
    return method === 'eap' || method === 'map'
      ? { theta: priorMean, error: Math.sqrt(priorVariance), atBound: false }
      : { theta: null, error: null, atBound: false }
  if (method === 'eap') return posteriorMoments(bank, scoring, given)
  const slope = (theta: number) => {
    const { score, information, bias } = derivatives(bank, given, theta, method === 'wle')
    if (method === 'map') return score + (priorMean - theta) / priorVariance
    return method === 'wle' && information > 0 ? score + bias / (2 * information) : score
  }
  const height = (theta: number) => {
    let sum = 0
    for (const { item, response } of given) sum += logCategoryProbabilities(bank.items[item]!, theta)[response]!
    if (method === 'map') return sum - (theta - priorMean) ** 2 / (2 * priorVariance)
    return method === 'wle' ? sum + 0.5 * Math.log(informationOf(bank, given, theta)) : sum
  }
  const { x: theta, atBound } = highestRoot(slope, height, reach)
  const information = informationOf(bank, given, theta) + (method === 'map' ? 1 / priorVariance : 0)
  return { theta, error: information > 0 ? 1 / Math.sqrt(information) : null, atBound }
}

function posteriorMoments(bank: AdaptiveBank, scoring: AdaptiveScoring, given: readonly Answered[]): AbilityEstimate {
  const { nodes, masses } = posteriorAfter(bank, scoring, given)
  let theta = 0
  for (let q = 0; q < nodes.length; q += 1) theta += masses[q]! * nodes[q]!
  let variance = 0
  for (let q = 0; q < nodes.length; q += 1) variance += masses[q]! * (nodes[q]! - theta) ** 2
  return { theta, error: Math.sqrt(variance), atBound: false }
}

const informationOf = (bank: AdaptiveBank, given: readonly Answered[], theta: number): number =>
  given.reduce((sum, { item }) => sum + itemInformation(bank.items[item]!, theta), 0)

/** First derivative of the log-likelihood; for Warm's estimate also I and J, the sum of P' P'' / P. */
function derivatives(bank: AdaptiveBank, given: readonly Answered[], theta: number, warm: boolean) {
  let score = 0
  let information = 0
  let bias = 0
  for (const { item, response } of given) {
    const { p, d1, d2 } = categoryCurves(bank.items[item]!, theta)
    score += p[response]! > 0 ? d1[response]! / p[response]! : logSlope(bank, item, response, theta)
    if (!warm) continue
    for (let k = 0; k < p.length; k += 1) {
      if (!(p[k]! > 0)) continue
      information += (d1[k]! * d1[k]!) / p[k]!
      bias += (d1[k]! * d2[k]!) / p[k]!
    }
  }
  return { score, information, bias }
}

/** Where the probability itself is too small for a double, its logarithm still has a slope. */
function logSlope(bank: AdaptiveBank, item: number, response: number, theta: number): number {
  const at = (x: number) => logCategoryProbabilities(bank.items[item]!, x)[response]!
  const slope = (at(theta + 1e-4) - at(theta - 1e-4)) / 2e-4
  return Number.isFinite(slope) ? slope : 0
}
