import { expectedScore } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { normalBelow } from '../numeric/distributions.ts'
import { levelOf } from './levels.ts'
import { type ScoringSettings, scoringRules } from './settings.ts'
import { sumScoreProbabilities } from './sum-scores.ts'

/** How far levels parted by cuts can be trusted. */
export interface LevelClassification {
  /** Expected share of persons whose level is their true one. */
  readonly accuracy: number
  /** Expected share of persons who would get the same level from a second, equal test. */
  readonly consistency: number
  /** Consistency beyond that of levels given by chance in the same shares; null where all have one level. */
  readonly kappa: number | null
  /** Of the levels, lowest first. */
  readonly shares: readonly number[]
  /** Persons (or nodes) counted. */
  readonly n: number
}

/** Probabilities of the levels of a person whose ability is normal about an estimate; sums to 1. */
export function normalLevelProbabilities(theta: number, standardError: number, cuts: readonly number[]): number[] {
  assertCuts(cuts)
  if (!(standardError > 0)) throw new RangeError(`standard error ${standardError} is not above 0`)
  const below = [0, ...cuts.map((cut) => normalBelow((cut - theta) / standardError)), 1]
  return below.slice(1).map((share, k) => share - below[k]!)
}

/**
 * Accuracy and consistency of levels read off estimates, errors taken as normal: accuracy is the mean probability of
 * the level given (Rudner, 2005), consistency the mean sum of the squared probabilities (Wyse & Hao, 2012). Persons
 * without a finite estimate or error are left out; null where nobody is left. Cuts in logits, ascending; a level begins
 * at its cut.
 */
export function classificationByEstimates(
  theta: ArrayLike<number | null>,
  standardError: ArrayLike<number | null>,
  cuts: readonly number[],
): LevelClassification | null {
  assertCuts(cuts)
  if (theta.length !== standardError.length)
    throw new RangeError(`${standardError.length} standard errors for ${theta.length} estimates`)
  const tally = new Tally(cuts.length + 1)
  for (let i = 0; i < theta.length; i += 1) {
    const value = theta[i] ?? null
    const error = standardError[i] ?? null
    if (value === null || error === null || !(error > 0)) continue
    tally.add(1, normalLevelProbabilities(value, error, cuts), levelOf(value, cuts) - 1)
  }
  return tally.n === 0 ? null : tally.result()
}

/**
 * Accuracy and consistency of levels read off sum scores (Lee, 2010): the sum score's distribution at each ability by
 * the recursion of Lord & Wingersky, the true level that of the expected sum score, over a normal population. Cuts in
 * points, ascending; a level begins at its cut.
 */
export function classificationBySumScores(
  items: readonly Item[],
  cuts: readonly number[],
  settings: Pick<ScoringSettings, 'prior' | 'quadrature'> = {},
): LevelClassification {
  assertCuts(cuts)
  const { count, reach, mean, variance } = scoringRules({ ...settings, method: 'eap' })
  const { nodes, logWeights } = normalQuadrature({ count, reach, mean, variance })
  const tally = new Tally(cuts.length + 1)
  nodes.forEach((theta, q) => {
    const levels: number[] = new Array(cuts.length + 1).fill(0)
    sumScoreProbabilities(items, theta).forEach((share, score) => {
      levels[levelOf(score, cuts) - 1]! += share
    })
    tally.add(Math.exp(logWeights[q]!), levels, levelOf(expectedScore(items, theta), cuts) - 1)
  })
  return tally.result()
}

class Tally {
  n = 0
  #weight = 0
  #accuracy = 0
  #consistency = 0
  readonly #shares: Float64Array

  constructor(levels: number) {
    this.#shares = new Float64Array(levels)
  }

  add(weight: number, probabilities: readonly number[], level: number): void {
    this.n += 1
    this.#weight += weight
    this.#accuracy += weight * probabilities[level]!
    probabilities.forEach((share, k) => {
      this.#consistency += weight * share * share
      this.#shares[k]! += weight * share
    })
  }

  result(): LevelClassification {
    const shares = [...this.#shares.map((share) => share / this.#weight)]
    const consistency = this.#consistency / this.#weight
    const chance = shares.reduce((sum, share) => sum + share * share, 0)
    return {
      accuracy: this.#accuracy / this.#weight,
      consistency,
      kappa: chance < 1 - 1e-12 ? (consistency - chance) / (1 - chance) : null,
      shares,
      n: this.n,
    }
  }
}

function assertCuts(cuts: readonly number[]): void {
  if (cuts.length === 0) throw new RangeError('levels need at least one cut')
  cuts.forEach((cut, k) => {
    if (!Number.isFinite(cut) || (k > 0 && cut <= cuts[k - 1]!))
      throw new RangeError(`cut ${k + 1}, ${cut}, is not a finite number above the one before`)
  })
}
