import { scoreChances } from './score-chances.ts'
import { type Band, narrowBand, wholeBand } from './tail-band.ts'

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
 *
 * `enough`: a tail above it need not be known better than that it is. Then a lower bound of it, itself above `enough`,
 * may be returned, which costs a fraction: only the patterns near the likeliest ones are counted.
 */
export function matchWeightTail(items: readonly MatchableItem[], enough = 1): number {
  const weights = Int32Array.from(items, ({ chances, source }) => matchWeight(chances[source]!))
  let score = 0
  let lost = 0
  items.forEach(({ own, source }, k) => {
    score += own
    if (own !== source) lost += weights[k]!
  })
  const all = scoreChances(items, score)
  if (!(all > 0)) return 1
  if (enough < 1) {
    const bound = atMostLost(items, weights, narrowBand(items, weights, score, lost)) / all
    // Beyond rounding: what lies at the limit itself is counted in full.
    if (bound > enough * (1 + 1e-9)) return Math.min(1, bound)
  }
  return Math.min(1, atMostLost(items, weights, wholeBand(items, weights, score, lost)) / all)
}

/** Weight of a match on an answer of this chance, in quarters of a natural logarithm. */
export const matchWeight = (chance: number) =>
  Math.max(1, Math.min(MOST_WEIGHT, Math.round(UNITS * Math.log1p(1 / Math.max(chance, 1e-12)))))

/**
 * Joint chance of the sum score and of losing at most so much weight to answers that do not match, over the patterns
 * that stay inside the band: `shares[lost][score]` is carried in place from item to item, highest first.
 */
function atMostLost(items: readonly MatchableItem[], weights: Int32Array, band: Band): number {
  const { scoreLow, scoreHigh, lostLow, lostHigh } = band
  const last = items.length - 1
  // Scores below 0 are read, never written.
  const pad = items.reduce((most, { chances }) => Math.max(most, chances.length - 1), 3)
  const width = scoreHigh[last]! + 1 + pad
  const shares = zeros((lostHigh[last]! + 1) * width)
  shares[pad] = 1
  let low = 0
  let light = 0
  for (let k = 0; k <= last; k += 1) {
    const { chances, source } = items[k]!
    const gain = weights[k]!
    const hit = chances[source]!
    const from = scoreLow[k]!
    const to = scoreHigh[k]!
    // Chances of the answers that do not match, by category; most items have at most four.
    const [q0, q1, q2, q3] = [0, 1, 2, 3].map((c) => (c === source ? 0 : (chances[c] ?? 0))) as [
      number,
      number,
      number,
      number,
    ]
    for (let lost = lostHigh[k]!; lost >= lostLow[k]!; lost -= 1) {
      const row = lost * width + pad
      if (lost - gain < light) {
        for (let s = row + to; s >= row + from; s -= 1) shares[s] = shares[s - source]! * hit
      } else {
        const shift = gain * width
        let at = row + to - shift
        let x0 = shares[at]!
        let x1 = shares[at - 1]!
        let x2 = shares[at - 2]!
        for (let s = row + to; s >= row + from; s -= 1) {
          const x3 = shares[at - 3]!
          let share = shares[s - source]! * hit + x0 * q0 + x1 * q1 + x2 * q2 + x3 * q3
          for (let c = 4; c < chances.length; c += 1) if (c !== source) share += shares[at - c]! * chances[c]!
          shares[s] = share
          x0 = x1
          x1 = x2
          x2 = x3
          at -= 1
        }
      }
      // What the band leaves behind must not be read as if it were of this item.
      for (let s = low; s < from; s += 1) shares[row + s] = 0
    }
    low = from
    for (; light < lostLow[k]!; light += 1) shares.fill(0, light * width, (light + 1) * width)
  }
  let sum = 0
  for (let lost = lostHigh[last]!; lost >= lostLow[last]!; lost -= 1)
    sum += shares[lost * width + pad + scoreHigh[last]!]!
  return sum
}

/** Kept from pair to pair: thousands of pairs would make as many tables. */
let kept = new Float64Array(0)

function zeros(length: number): Float64Array {
  if (kept.length < length) kept = new Float64Array(length)
  else kept.fill(0, 0, length)
  return kept
}
