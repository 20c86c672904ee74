import type { ResponseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import { normalLogWeights, normalQuadrature } from '../model/quadrature.ts'
import { chiSquareAbove } from '../numeric/distributions.ts'
import { cholesky, type Matrix, solveCholesky, zeros } from '../numeric/matrix.ts'
import { type Direction, modelDirections, type Restriction } from './model-directions.ts'
import { completeRows } from './moments.ts'
import { noncentralityAt } from './noncentral.ts'
import {
  type ConditionalScores,
  expectedMoments,
  momentCovariance,
  momentMembers,
  momentsAtNodes,
  weightedMeans,
} from './score-moments.ts'

export interface M2Settings {
  readonly latentMean?: number
  readonly latentVariance?: number
  /** What was not free in estimation; nothing unless told. */
  readonly restriction?: Restriction
}

/** Fit of the whole model to means and pairs of items; null, with the `reason`, where it cannot be had. */
export interface M2 {
  /** Persons who answered every item. */
  readonly persons: number
  readonly m2: number | null
  readonly df: number | null
  readonly p: number | null
  readonly rmsea: number | null
  /** 90 % interval. */
  readonly rmsea90: readonly [number, number] | null
  /** Root mean square of what the model leaves of the items' correlations. */
  readonly srmsr: number | null
  /** Against independent items; may pass 1, as it does in mirt. */
  readonly tli: number | null
  readonly cfi: number | null
  readonly reason: string | null
}

/** Beyond this the matrix of moments would take minutes: 2,485 moments. */
const MOST_ITEMS = 70
const DIFFERENCE = 1e-5

/**
 * M2 (Maydeu-Olivares & Joe, 2006); for ordered categories M2* of Cai and Hansen (2013), on scores and their products.
 * Persons with a missing response are left out.
 */
export function limitedInformationFit(items: readonly Item[], matrix: ResponseMatrix, settings: M2Settings = {}): M2 {
  if (items.length !== matrix.items)
    throw new RangeError(`${matrix.items} columns of responses for ${items.length} items`)
  const { latentMean = 0, latentVariance = 1, restriction = 'none' } = settings
  const rows = completeRows(matrix)
  const n = rows.length
  if (items.length > MOST_ITEMS) return nothing(n, `more than ${MOST_ITEMS} items have too many pairs`)
  if (n < 2) return nothing(n, `${n} persons answered every item`)
  const observed = observedMoments(matrix, rows)
  const constant = observed.variances.findIndex((variance) => !(variance > 0))
  if (constant >= 0) return nothing(n, `item ${constant + 1} does not vary`)
  const { nodes, logWeights } = normalQuadrature({ mean: latentMean, variance: latentVariance })
  const scores = conditionalScores(items, nodes, logWeights.map(Math.exp))
  const directions = modelDirections(items, restriction)
  const df = observed.moments.length - directions.length
  if (df <= 0) return nothing(n, `${observed.moments.length} moments do not test ${directions.length} parameters`)
  const delta = momentDerivatives(items, scores, nodes, directions, latentMean, latentVariance)
  const m2 = quadraticForm(observed.moments, expectedMoments(scores), momentCovariance(scores), delta, n)
  if (m2 === null) return nothing(n, 'the moments of the items are not independent of each other')
  const independent = independenceFit(matrix, rows, observed.moments)
  const interval = [0.95, 0.05].map((share) => Math.sqrt(noncentralityAt(m2, df, share) / (n * df)))
  return {
    persons: n,
    m2,
    df,
    p: chiSquareAbove(m2, df),
    rmsea: Math.sqrt(Math.max(m2 / df - 1, 0) / (n - 1)),
    rmsea90: [interval[0]!, interval[1]!],
    srmsr: residualCorrelation(scores, observed),
    tli: independent && (independent.m2 / independent.df - m2 / df) / (independent.m2 / independent.df - 1),
    cfi: independent && Math.min(1, Math.max(0, 1 - (m2 - df) / (independent.m2 - independent.df))),
    reason: null,
  }
}

const nothing = (persons: number, reason: string): M2 => ({
  persons,
  m2: null,
  df: null,
  p: null,
  rmsea: null,
  rmsea90: null,
  srmsr: null,
  tli: null,
  cfi: null,
  reason,
})

interface ObservedMoments {
  readonly moments: Float64Array
  readonly variances: Float64Array
}

function observedMoments({ items, cells }: ResponseMatrix, rows: readonly number[]): ObservedMoments {
  const members = momentMembers(items)
  const sums = new Float64Array(members.length)
  const squares = new Float64Array(items)
  for (const row of rows) {
    members.forEach((member, m) => {
      sums[m]! += member.reduce((product, item) => product * cells[row * items + item]!, 1)
    })
    for (let i = 0; i < items; i += 1) squares[i]! += cells[row * items + i]! ** 2
  }
  const moments = sums.map((sum) => sum / rows.length)
  return { moments, variances: squares.map((sum, i) => sum / rows.length - moments[i]! ** 2) }
}

function conditionalScores(items: readonly Item[], nodes: Float64Array, weights: Float64Array): ConditionalScores {
  const score = new Float64Array(items.length * nodes.length)
  const square = new Float64Array(items.length * nodes.length)
  items.forEach((item, i) => {
    nodes.forEach((theta, q) => {
      categoryProbabilities(item, theta).forEach((share, k) => {
        score[i * nodes.length + q]! += k * share
        square[i * nodes.length + q]! += k * k * share
      })
    })
  })
  return { items: items.length, weights, score, square }
}

/** Derivatives of the moments, one array a direction in which the parameters are free. */
function momentDerivatives(
  items: readonly Item[],
  scores: ConditionalScores,
  nodes: Float64Array,
  directions: readonly Direction[],
  mean: number,
  variance: number,
): Float64Array[] {
  return directions.map((direction) => {
    const [above, below] = [DIFFERENCE, -DIFFERENCE].map((step) => {
      if (direction === 'latentVariance') {
        const weights = normalLogWeights(nodes, mean, variance + step).map(Math.exp)
        return weightedMeans(momentsAtNodes(scores), weights)
      }
      return expectedMoments(conditionalScores(direction(items, step), nodes, scores.weights))
    })
    return above!.map((value, m) => (value - below![m]!) / (2 * DIFFERENCE))
  })
}

/** n r' [X - X D (D' X D)^-1 D' X] r with X the inverse of `covariance`; null where that has none. */
function quadraticForm(
  observed: Float64Array,
  expected: Float64Array,
  covariance: Matrix,
  delta: readonly Float64Array[],
  n: number,
): number | null {
  const factor = cholesky(covariance)
  if (!factor) return null
  const residual = observed.map((value, m) => value - expected[m]!)
  const weighted = solveCholesky(factor, residual)
  const images = delta.map((column) => solveCholesky(factor, column))
  const information = zeros(delta.length, delta.length)
  delta.forEach((column, r) => {
    images.forEach((image, c) => {
      information.cells[r * delta.length + c] = dot(column, image)
    })
  })
  const inner = cholesky(information)
  if (!inner) return null
  const score = Float64Array.from(delta, (column) => dot(column, weighted))
  return n * Math.max(0, dot(residual, weighted) - dot(score, solveCholesky(inner, score)))
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i += 1) sum += a[i]! * b[i]!
  return sum
}

/** The same statistic for items independent of each other, each with its own shares of categories. */
function independenceFit({ items, cells }: ResponseMatrix, rows: readonly number[], moments: Float64Array) {
  const square = Float64Array.from(
    { length: items },
    (_, i) => rows.reduce((sum, row) => sum + cells[row * items + i]! ** 2, 0) / rows.length,
  )
  const scores = { items, weights: Float64Array.of(1), score: moments.slice(0, items), square }
  const members = momentMembers(items)
  const delta = Array.from({ length: items }, (_, i) =>
    Float64Array.from(members, (member) => {
      if (!member.includes(i)) return 0
      return member.reduce((product, other) => (other === i ? product : product * moments[other]!), 1)
    }),
  )
  const m2 = quadraticForm(moments, expectedMoments(scores), momentCovariance(scores), delta, rows.length)
  return m2 === null ? null : { m2, df: members.length - items }
}

function residualCorrelation({ items, weights, score, square }: ConditionalScores, observed: ObservedMoments): number {
  const nodes = weights.length
  const expected = expectedMoments({ items, weights, score, square })
  const expectedSquares = weightedMeans(square, weights)
  const pairs = momentMembers(items).slice(items)
  const squares = pairs.map(([i, j], pair) => {
    const correlation = (moments: Float64Array, variance: (item: number) => number) =>
      (moments[items + pair]! - moments[i!]! * moments[j!]!) / Math.sqrt(variance(i!) * variance(j!))
    const ours = correlation(expected, (item) => expectedSquares[item]! - expected[item]! ** 2)
    return (correlation(observed.moments, (item) => observed.variances[item]!) - ours) ** 2
  })
  return nodes > 0 && squares.length > 0
    ? Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length)
    : 0
}
