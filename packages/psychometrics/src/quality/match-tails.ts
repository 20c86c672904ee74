/**
 * Chance that at least `matches` of independent trials with the given `chances` succeed: the tail of the generalised
 * binomial distribution.
 */
export function atLeastMatches(chances: ArrayLike<number>, matches: number): number {
  const n = chances.length
  if (matches <= 0) return 1
  if (matches > n) return 0
  // Counted from the other side: misses, of which at most n - matches are allowed.
  const most = n - matches
  const misses = new Float64Array(most + 1)
  misses[0] = 1
  for (let k = 0; k < n; k += 1) {
    const hit = chances[k]!
    for (let m = Math.min(k + 1, most); m >= 1; m -= 1) misses[m] = misses[m]! * hit + misses[m - 1]! * (1 - hit)
    misses[0]! *= hit
  }
  let tail = 0
  for (let m = most; m >= 0; m -= 1) tail += misses[m]!
  return Math.min(1, tail)
}

/** One item both persons answered, from the side of the one who may have taken the other's answer. */
export interface MatchableItem {
  /** Chance of each category at the person's ability. */
  readonly chances: Float64Array
  /** What the person and what the other answered. */
  readonly own: number
  readonly source: number
}

/** Units in a natural logarithm, and the most that one match can weigh: an answer of a chance below 0.0025. */
const UNITS = 4
const MOST_WEIGHT = 24

/**
 * Chance that a person's matches with the answers of another weigh as much as they do, given the person's own sum score
 * over these items. A match weighs log(1 + 1 / its chance), the evidence it gives against an even chance of having been
 * taken over, in quarters: sharing a rare answer says more than sharing a common one. In a Rasch model patterns of one
 * sum score are as likely at every ability, and the level holds exactly.
 */
export function matchWeightTail(items: readonly MatchableItem[]): number {
  const weights = items.map(({ chances, source }) => matchWeight(chances[source]!))
  const score = items.reduce((sum, { own }) => sum + own, 0)
  const weight = items.reduce((sum, { own, source }, k) => sum + (own === source ? weights[k]! : 0), 0)
  const width = weights.reduce((sum, most) => sum + most, 1)
  let shares = new Float64Array((score + 1) * width)
  shares[0] = 1
  let highest = 0
  let heaviest = 0
  items.forEach(({ chances, source }, k) => {
    const next = new Float64Array(shares.length)
    for (let category = 0; category < chances.length; category += 1) {
      const chance = chances[category]!
      const gain = category === source ? weights[k]! : 0
      for (let s = 0; s <= Math.min(highest, score - category); s += 1) {
        const from = s * width
        const to = (s + category) * width + gain
        for (let w = 0; w <= heaviest; w += 1) next[to + w]! += shares[from + w]! * chance
      }
    }
    highest = Math.min(score, highest + chances.length - 1)
    heaviest += weights[k]!
    shares = next
  })
  let all = 0
  let tail = 0
  for (let w = width - 1; w >= 0; w -= 1) {
    all += shares[score * width + w]!
    if (w >= weight) tail += shares[score * width + w]!
  }
  return all > 0 ? Math.min(1, tail / all) : 1
}

const matchWeight = (chance: number) =>
  Math.max(1, Math.min(MOST_WEIGHT, Math.round(UNITS * Math.log1p(1 / Math.max(chance, 1e-12)))))
