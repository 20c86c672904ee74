import { type Item, maxCategory } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { type ScoringSettings, scoringRules } from './settings.ts'

/**
 * Probability of each sum score, 0 to the highest, at one ability: the recursion of Lord & Wingersky (1984), for items
 * of any number of categories.
 */
export function sumScoreProbabilities(items: readonly Item[], theta: number): Float64Array {
  const most = items.reduce((sum, item) => sum + maxCategory(item), 0)
  const shares = new Float64Array(most + 1)
  shares[0] = 1
  let reached = 0
  for (const item of items) {
    const p = categoryProbabilities(item, theta)
    const top = p.length - 1
    reached += top
    // From the top down, so that a score is read before it is written over.
    for (let score = reached; score >= 0; score -= 1) {
      let share = 0
      for (let k = Math.max(0, score - (reached - top)); k <= Math.min(top, score); k += 1) {
        share += p[k]! * shares[score - k]!
      }
      shares[score] = share
    }
  }
  return shares
}

export interface SumScoreEstimate {
  readonly score: number
  /** Share of the population that reaches this sum score. */
  readonly probability: number
  /** Expected a posteriori ability of those who reach it, logits; null where nobody does. */
  readonly theta: number | null
  /** Standard deviation of their abilities, logits. */
  readonly standardError: number | null
}

/**
 * EAP for every sum score of a test that all items were presented of (Thissen, Pommerich, Billeaud & Williams, 1995).
 * It knows only the sum, so for items of unequal slopes its error is never below that of the pattern's EAP on average.
 */
export function scoreSumScores(
  items: readonly Item[],
  settings: Pick<ScoringSettings, 'prior' | 'quadrature'> = {},
): SumScoreEstimate[] {
  const { count, reach, mean, variance } = scoringRules({ ...settings, method: 'eap' })
  const { nodes, logWeights } = normalQuadrature({ count, reach, mean, variance })
  const most = items.reduce((sum, item) => sum + maxCategory(item), 0)
  const [total, first, second] = [0, 1, 2].map(() => new Float64Array(most + 1)) as [
    Float64Array,
    Float64Array,
    Float64Array,
  ]
  const byNode = Array.from(nodes, (theta) => sumScoreProbabilities(items, theta))
  byNode.forEach((shares, q) => {
    const weight = Math.exp(logWeights[q]!)
    for (let score = 0; score <= most; score += 1) {
      total[score]! += weight * shares[score]!
      first[score]! += weight * shares[score]! * nodes[q]!
    }
  })
  byNode.forEach((shares, q) => {
    const weight = Math.exp(logWeights[q]!)
    for (let score = 0; score <= most; score += 1) {
      if (total[score]! > 0)
        second[score]! += weight * shares[score]! * (nodes[q]! - first[score]! / total[score]!) ** 2
    }
  })
  return Array.from(total, (probability, score) => ({
    score,
    probability,
    theta: probability > 0 ? first[score]! / probability : null,
    standardError: probability > 0 ? Math.sqrt(second[score]! / probability) : null,
  }))
}
