import type { Matrix } from '../numeric/matrix.ts'
import type { FacetDesign } from './facet-layout.ts'
import type { RatingTable } from './ratings.ts'
import type { ScoreScale } from './scale.ts'

/** Rows of each person: rows[start[person]] to rows[start[person + 1] - 1]. */
export interface PersonRows {
  readonly start: Int32Array
  readonly rows: Int32Array
}

export function rowsByPerson({ persons, count, person }: RatingTable): PersonRows {
  const start = new Int32Array(persons.length + 1)
  for (let row = 0; row < count; row += 1) start[person[row]! + 1]! += 1
  for (let p = 0; p < persons.length; p += 1) start[p + 1]! += start[p]!
  const next = Int32Array.from(start)
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row += 1) rows[next[person[row]!]!++] = row
  return { start, rows }
}

/** Sum over some ratings at one ability: expected category, its variance, third central moment. */
export interface Moments {
  mean: number
  variance: number
  third: number
  fourth: number
}

/** Central moments of the category of a pair (item, rater) at theta. */
export function momentsAt({ layout }: FacetDesign, pair: number, theta: number): Moments {
  const { values, maxCategory } = layout.items[pair]!.form
  let logit = 0
  let peak = 0
  const logits = new Float64Array(maxCategory + 1)
  for (let k = 1; k <= maxCategory; k += 1) {
    logit += theta + values[1]! - values[k + 1]!
    logits[k] = logit
    if (logit > peak) peak = logit
  }
  let total = 0
  let sum = 0
  for (let k = 0; k <= maxCategory; k += 1) {
    logits[k] = Math.exp(logits[k]! - peak)
    total += logits[k]!
    sum += k * logits[k]!
  }
  const mean = sum / total
  let variance = 0
  let third = 0
  let fourth = 0
  for (let k = 0; k <= maxCategory; k += 1) {
    const share = logits[k]! / total
    const away = k - mean
    variance += share * away ** 2
    third += share * away ** 3
    fourth += share * away ** 4
  }
  return { mean, variance, third, fourth }
}

/** Posterior of each person at the nodes, persons x nodes. */
export function posteriors(
  table: RatingTable,
  { category }: ScoreScale,
  pairOf: Int32Array,
  logTables: readonly Float64Array[],
  nodes: Float64Array,
  logWeights: Float64Array,
): Matrix {
  const n = nodes.length
  const cells = new Float64Array(table.persons.length * n)
  for (let p = 0; p < table.persons.length; p += 1) cells.set(logWeights, p * n)
  for (let row = 0; row < table.count; row += 1) {
    const at = table.person[row]! * n
    const logP = logTables[pairOf[row]!]!
    const from = category[row]! * n
    for (let q = 0; q < n; q += 1) cells[at + q]! += logP[from + q]!
  }
  for (let p = 0; p < table.persons.length; p += 1) {
    const own = cells.subarray(p * n, (p + 1) * n)
    const peak = own.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
    let total = 0
    for (let q = 0; q < n; q += 1) {
      own[q] = Math.exp(own[q]! - peak)
      total += own[q]!
    }
    for (let q = 0; q < n; q += 1) own[q]! /= total
  }
  return { rows: table.persons.length, columns: n, cells }
}

export interface Estimate {
  readonly theta: number
  readonly standardError: number
}

/** Expected a posteriori ability and posterior standard deviation of each person. */
export function eapOf({ rows, columns, cells }: Matrix, nodes: Float64Array): Estimate[] {
  return Array.from({ length: rows }, (_, p) => {
    let theta = 0
    let square = 0
    for (let q = 0; q < columns; q += 1) theta += cells[p * columns + q]! * nodes[q]!
    for (let q = 0; q < columns; q += 1) square += cells[p * columns + q]! * (nodes[q]! - theta) ** 2
    return { theta, standardError: Math.sqrt(square) }
  })
}

/**
 * Weighted likelihood estimate (Warm, 1989): zero of score - expected + J / (2 I); finite for extreme scores too. The
 * standard error is 1 / sqrt(I), as TAM gives it.
 */
export function wleOf(design: FacetDesign, pairs: ArrayLike<number>, score: number): Estimate {
  const sums = (theta: number) => {
    let mean = 0
    let information = 0
    let third = 0
    for (let i = 0; i < pairs.length; i += 1) {
      const moments = momentsAt(design, pairs[i]!, theta)
      mean += moments.mean
      information += moments.variance
      third += moments.third
    }
    return { slope: score - mean + third / (2 * information), information }
  }
  let low = -1
  let high = 1
  while (sums(low).slope < 0 && low > -600) low *= 2
  while (sums(high).slope > 0 && high < 600) high *= 2
  let theta = 0
  for (let i = 0; i < 200 && high - low > 1e-10; i += 1) {
    const { slope, information } = sums(theta)
    if (slope > 0) low = theta
    else high = theta
    const next = theta + slope / information
    theta = next > low && next < high && i < 20 ? next : (low + high) / 2
    if (Math.abs(slope) < 1e-12 * Math.max(1, score)) break
  }
  return { theta, standardError: 1 / Math.sqrt(sums(theta).information) }
}

/** Variance of the estimates as a share of it and the mean posterior variance (TAM's EAP.rel); null for one person. */
export function eapReliability(estimates: readonly Estimate[]): number | null {
  const spread = varianceOf(estimates, estimates.length)
  if (spread === null) return null
  const error = estimates.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / estimates.length
  return spread + error > 0 ? spread / (spread + error) : null
}

/** 1 - mean squared error / variance of the estimates (TAM's WLE.rel); null where they do not differ. */
export function wleReliability(estimates: readonly Estimate[]): number | null {
  const spread = varianceOf(estimates, estimates.length - 1)
  if (spread === null || spread === 0) return null
  return 1 - estimates.reduce((sum, { standardError }) => sum + standardError ** 2, 0) / estimates.length / spread
}

function varianceOf(estimates: readonly Estimate[], divisor: number): number | null {
  if (estimates.length < 2) return null
  const mean = estimates.reduce((sum, { theta }) => sum + theta, 0) / estimates.length
  return estimates.reduce((sum, { theta }) => sum + (theta - mean) ** 2, 0) / divisor
}
