import { type Matrix, symmetricEigen, zeros } from '../numeric/matrix.ts'
import { createRandom } from '../random.ts'
import { sumOf, trace } from './moments.ts'
import type { Shortfall } from './shortfall.ts'
import { squaredMultipleCorrelations } from './squared-multiple-correlation.ts'

/** The most items whose splits are all looked at: 6,435 splits. */
const MOST_ENUMERATED = 16
const SAMPLED_SPLITS = 10_000
const SEED = 20_250_101

/** Reliabilities of the halves of a test put together, 4 r_AB / sum(R), from correlations (Guttman, 1945). */
export interface SplitHalf {
  readonly lambda4max: number | null
  readonly lambda6: number | null
  readonly avgSplit: number | null
  readonly minSplit: number | null
  /** `enumerated` up to 16 items; beyond, 10,000 splits drawn from a fixed seed, whose maximum is a lower bound. */
  readonly method: 'enumerated' | 'sampled' | null
  readonly splits: number
  /** Over all splits. With an odd number of items psych::splitHalf, and so the figures above, look at half of them. */
  readonly every: { readonly max: number; readonly average: number; readonly min: number } | null
  /** Items turned round first, because they load negatively on the first principal component. */
  readonly reversed: readonly number[]
  readonly reason: Shortfall | null
}

/** `correlation` of the items; a split puts half of them (rounded down) on one side. */
export function splitHalf(correlation: Matrix): SplitHalf {
  const k = correlation.rows
  if (k < 2) return undeterminedSplitHalf({ kind: 'few-items', items: k, needed: 2 })
  const reversed = negativeLoadings(correlation)
  const r = reverse(correlation, reversed)
  const total = sumOf(r.cells)
  // Rounding leaves a trace of a sum that does not vary.
  if (!(total > 1e-10 * k)) return undeterminedSplitHalf({ kind: 'constant-sum' })
  const smc = squaredMultipleCorrelations(r)
  const lambda6 = smc ? (total - trace(r) + sumOf(smc)) / total : null
  const rowSums = Float64Array.from({ length: k }, (_, i) => sumOf(r.cells.subarray(i * k, i * k + k)))
  const enumerated = k <= MOST_ENUMERATED
  const values = enumerated ? everySplit(r, rowSums, total) : sampledSplits(r, rowSums, total)
  // Of an even test the second half of the list is the first half with the sides exchanged.
  const seen = enumerated ? values.slice(0, Math.ceil(values.length / 2)) : values
  return {
    lambda4max: Math.max(...seen),
    lambda6,
    avgSplit: sumOf(seen) / seen.length,
    minSplit: Math.min(...seen),
    method: enumerated ? 'enumerated' : 'sampled',
    splits: seen.length,
    every: enumerated
      ? { max: Math.max(...values), average: sumOf(values) / values.length, min: Math.min(...values) }
      : null,
    reversed,
    reason: null,
  }
}

export const undeterminedSplitHalf = (reason: Shortfall): SplitHalf => ({
  lambda4max: null,
  lambda6: null,
  avgSplit: null,
  minSplit: null,
  method: null,
  splits: 0,
  every: null,
  reversed: [],
  reason,
})

function negativeLoadings(correlation: Matrix): number[] {
  const k = correlation.rows
  const { vectors } = symmetricEigen(correlation)
  const loadings = Array.from({ length: k }, (_, i) => vectors.cells[i * k]!)
  const sign = sumOf(loadings) < 0 ? -1 : 1
  return loadings.flatMap((loading, i) => (sign * loading < 0 ? [i] : []))
}

function reverse({ rows: k, cells }: Matrix, items: readonly number[]): Matrix {
  const turned = zeros(k, k)
  const sign = Float64Array.from({ length: k }, (_, i) => (items.includes(i) ? -1 : 1))
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) turned.cells[i * k + j] = sign[i]! * sign[j]! * cells[i * k + j]!
  }
  return turned
}

/** In lexicographic order of the smaller side. */
function everySplit(r: Matrix, rowSums: Float64Array, total: number): number[] {
  const k = r.rows
  const half = Math.floor(k / 2)
  const side = Array.from({ length: half }, (_, i) => i)
  const values: number[] = []
  for (;;) {
    values.push(reliability(r, rowSums, total, side))
    let at = half - 1
    while (at >= 0 && side[at] === k - half + at) at -= 1
    if (at < 0) return values
    side[at]! += 1
    for (let i = at + 1; i < half; i += 1) side[i] = side[i - 1]! + 1
  }
}

function sampledSplits(r: Matrix, rowSums: Float64Array, total: number): number[] {
  const random = createRandom(SEED)
  const all = Array.from({ length: r.rows }, (_, i) => i)
  const half = Math.floor(r.rows / 2)
  return Array.from({ length: SAMPLED_SPLITS }, () =>
    reliability(r, rowSums, total, random.shuffle(all).slice(0, half)),
  )
}

/** Four times the covariance of the sides over the variance of their sum. */
function reliability(
  { rows: k, cells }: Matrix,
  rowSums: Float64Array,
  total: number,
  side: readonly number[],
): number {
  let across = 0
  for (const i of side) {
    across += rowSums[i]!
    for (const j of side) across -= cells[i * k + j]!
  }
  return (4 * across) / total
}
