import { expectedScore } from '../model/information.ts'
import { assertItem, type Item, maxCategory } from '../model/item.ts'
import { normalQuadrature, type Quadrature } from '../model/quadrature.ts'
import { categoryShares, scoreShares } from '../quality/score-shares.ts'

/** A sum score of one form and the score of the other form that stands for the same ability. */
export interface ScoreEquivalent {
  readonly score: number
  readonly equivalent: number
  /** Ability of that true score, logits; null at or below guessing and at the top, where no ability has it. */
  readonly theta: number | null
}

/** As far as any curve still moves; beyond it an expected score is its limit. */
const FAR = 200

/**
 * True-score equating (Lord, 1980; Kolen & Brennan, 2014, chapter 6): the expected score on `to` at the ability whose
 * expected score on `from` is the score. Both forms stand on one scale. Below the sum of lower asymptotes, and above
 * the sum of upper ones, scores are joined by straight lines to 0 and to the most (Kolen, 1981).
 */
export function equateTrueScores(from: readonly Item[], to: readonly Item[]): ScoreEquivalent[] {
  assertForm(from, 'from')
  assertForm(to, 'to')
  const [most, mostTo] = [mostScore(from), mostScore(to)]
  const limits = (items: readonly Item[]) => [expectedScore(items, -FAR), expectedScore(items, FAR)] as const
  const [[low, high], [lowTo, highTo]] = [limits(from), limits(to)]
  return Array.from({ length: most + 1 }, (_, score) => {
    if (score === 0 || score <= low + 1e-9)
      return { score, equivalent: low > 1e-9 ? (score * lowTo) / low : 0, theta: null }
    if (score === most) return { score, equivalent: mostTo, theta: null }
    if (score >= high - 1e-9) {
      const equivalent = mostTo - ((most - score) * (mostTo - highTo)) / (most - high)
      return { score, equivalent, theta: null }
    }
    const theta = abilityOf(from, score)
    return { score, equivalent: expectedScore(to, theta), theta }
  })
}

/**
 * Observed-score equating: equipercentile equating of the sum scores that both forms would give one population
 * (Lord-Wingersky recursion over the quadrature; continuous by the uniform kernel of Kolen & Brennan, 2014, chapter 2).
 * The population is N(0, 1) on 61 nodes unless told.
 */
export function equateObservedScores(
  from: readonly Item[],
  to: readonly Item[],
  population: Quadrature = normalQuadrature(),
): ScoreEquivalent[] {
  assertForm(from, 'from')
  assertForm(to, 'to')
  const [one, other] = [scoreDistribution(from, population), scoreDistribution(to, population)]
  const ranks = cumulative(other)
  let below = 0
  return Array.from(one, (share, score) => {
    const rank = below + share / 2
    below += share
    let y = 0
    while (y < other.length - 1 && ranks[y]! <= rank) y += 1
    const before = y === 0 ? 0 : ranks[y - 1]!
    const equivalent = y - 0.5 + (other[y]! > 0 ? Math.min(1, (rank - before) / other[y]!) : 0.5)
    return { score, equivalent, theta: null }
  })
}

/** Share of each sum score, 0 to the most, in a population. */
export function scoreDistribution(items: readonly Item[], { nodes, logWeights }: Quadrature): Float64Array {
  const shares = scoreShares(
    items.map((item) => categoryShares(item, nodes)),
    nodes.length,
  )
  return Float64Array.from(shares, (at) => at.reduce((sum, share, q) => sum + share * Math.exp(logWeights[q]!), 0))
}

const cumulative = (shares: Float64Array): Float64Array => {
  let sum = 0
  return shares.map((share) => (sum += share))
}

const mostScore = (items: readonly Item[]): number => items.reduce((sum, item) => sum + maxCategory(item), 0)

/** The curve ascends (assertForm), so halving finds the ability to the last digits. */
function abilityOf(items: readonly Item[], score: number): number {
  let [low, high] = [-FAR, FAR]
  for (let i = 0; i < 80; i += 1) {
    const middle = (low + high) / 2
    if (expectedScore(items, middle) < score) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** A form whose expected score falls anywhere has no ability for a score. */
function assertForm(items: readonly Item[], form: string): void {
  if (items.length === 0) throw new RangeError(`form ${form} has no item`)
  items.forEach((item, i) => {
    assertItem(item, `${i + 1} of form ${form}`)
    if (item.model !== 'NRM' && !(item.a > 0))
      throw new RangeError(`item ${i + 1} of form ${form} has slope ${item.a}; equating needs slopes above 0`)
  })
  let before = expectedScore(items, -8)
  for (let theta = -7.75; theta <= 8; theta += 0.25) {
    const here = expectedScore(items, theta)
    if (here < before - 1e-9) throw new RangeError(`the expected score of form ${form} falls at ability ${theta}`)
    before = here
  }
}
