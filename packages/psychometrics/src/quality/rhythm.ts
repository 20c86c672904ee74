import { tBelow } from '../numeric/distributions.ts'
import { paceScores } from './pace-scores.ts'

/** Seconds that each person took for each item, persons by items; NaN where nothing is known. */
export interface PaceMatrix {
  readonly persons: number
  readonly items: number
  readonly seconds: Float64Array
  /** At which place of the own sitting the person came to the item, from 0. */
  readonly places: Int32Array
}

export interface RhythmSettings {
  /** Chance of one false alarm or more among all pairs (Bonferroni). 0.05 unless told. */
  readonly alpha?: number
  /** Pairs with fewer items in common are not compared. 15 unless told. */
  readonly leastItems?: number
  readonly progress?: (done: number, persons: number) => void
}

export interface RhythmPair {
  readonly one: number
  readonly other: number
  readonly items: number
  /** Correlation of the two persons' pace, over the items in common. */
  readonly r: number
  readonly p: number
  readonly adjustedP: number
}

export interface Rhythm {
  readonly pairs: number
  readonly alpha: number
  /** Level at which a single pair is tested. */
  readonly pairAlpha: number
  readonly expectedFalseAlarms: number
  readonly flagged: readonly RhythmPair[]
}

/**
 * Finds pairs who were quick and slow at the same items beyond what the items, the persons and their trends explain
 * (`paceScores`). Of two who work alone these scores correlate by chance only; one-sided t test of the correlation with
 * three degrees of freedom spent, corrected for the number of pairs. It says that the pace is alike, not why.
 */
export function similarRhythm(
  matrix: PaceMatrix,
  { alpha = 0.05, leastItems = 15, progress }: RhythmSettings = {},
): Rhythm {
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not between 0 and 1`)
  const { persons, items } = matrix
  const scores = paceScores(matrix)
  const known = Uint8Array.from(scores, (score) => (Number.isNaN(score) ? 0 : 1))
  const filled = scores.map((score) => (Number.isNaN(score) ? 0 : score))
  const found: { one: number; other: number; items: number; r: number }[] = []
  let pairs = 0
  for (let one = 0; one < persons; one += 1) {
    for (let other = one + 1; other < persons; other += 1) {
      let common = 0
      let product = 0
      let own = 0
      let others = 0
      for (let a = one * items, b = other * items, end = a + items; a < end; a += 1, b += 1) {
        if (known[a]! + known[b]! < 2) continue
        const x = filled[a]!
        const y = filled[b]!
        common += 1
        product += x * y
        own += x * x
        others += y * y
      }
      if (common < leastItems) continue
      pairs += 1
      if (product > 0 && own > 0 && others > 0) {
        const r = product / Math.sqrt(own * others)
        // Far from any level: the t distribution of millions of pairs need not be asked.
        if (r > 0.3) found.push({ one, other, items: common, r: Math.min(r, 1) })
      }
    }
    progress?.(one + 1, persons)
  }
  const flagged = found
    .map((pair) => ({ ...pair, p: chanceOf(pair.r, pair.items) }))
    .map((pair) => ({ ...pair, adjustedP: Math.min(1, pair.p * pairs) }))
    .filter(({ adjustedP }) => adjustedP <= alpha)
    .sort((a, b) => a.p - b.p)
  return { pairs, alpha, pairAlpha: alpha / Math.max(pairs, 1), expectedFalseAlarms: alpha, flagged }
}

/** Chance of a correlation as high of unrelated scores; the trend of each person took one degree of freedom. */
function chanceOf(r: number, items: number): number {
  const df = items - 3
  if (r >= 1) return 0
  return tBelow(-r * Math.sqrt(df / (1 - r * r)), df)
}
