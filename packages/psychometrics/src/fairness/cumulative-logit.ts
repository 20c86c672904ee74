import { logistic, logLogistic } from '../model/probability.ts'
import { cholesky, invertPositive, type Matrix, solveCholesky, zeros } from '../numeric/matrix.ts'

/** Persons with the same explaining values: how many gave each category. */
export interface LogitCell {
  readonly x: readonly number[]
  readonly counts: ArrayLike<number>
}

export interface CumulativeLogit {
  readonly logLikelihood: number
  /** c_1 .. c_K, then the slopes: logit P(Y >= k) = c_k + slopes · x. With two categories, a logistic regression. */
  readonly coefficients: Float64Array
  /** Inverse of the observed information; null where a coefficient has no finite estimate (separated data). */
  readonly covariance: Matrix | null
}

const MOST_STEPS = 60

/**
 * Proportional-odds regression (McCullagh, 1980) by maximum likelihood, Newton with halved steps. Every category
 * 0 .. `categories` - 1 must occur. Separated data have no finite maximum: the log-likelihood returned is its limit to
 * about 1e-9. Null where the explaining values do not tell the coefficients apart.
 */
export function fitCumulativeLogit(
  cells: readonly LogitCell[],
  categories: number,
  slopes: number,
): CumulativeLogit | null {
  const K = categories - 1
  let now = Float64Array.from([...startIntercepts(cells, categories), ...new Array<number>(slopes).fill(0)])
  let state = evaluate(cells, now, K)
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const factor = cholesky(state.information)
    if (!factor) return step === 0 ? null : { logLikelihood: state.value, coefficients: now, covariance: null }
    const direction = solveCholesky(factor, state.gradient)
    let scale = 1
    let next = moved(now, direction, scale)
    let after = evaluate(cells, next, K)
    while (!(after.value >= state.value - 1e-12 * Math.abs(state.value)) && scale > 1e-6) {
      scale /= 2
      next = moved(now, direction, scale)
      after = evaluate(cells, next, K)
    }
    const gain = after.value - state.value
    const reach = farthest(cells, direction, K)
    now = next
    state = after
    if (gain < 1e-11 * (1 + Math.abs(state.value))) {
      // At a finite maximum the last step moves nobody's logit; on separated data every step moves it by about 1.
      const covariance = reach < 1e-3 ? invertPositive(state.information) : null
      return { logLikelihood: state.value, coefficients: now, covariance }
    }
  }
  return { logLikelihood: state.value, coefficients: now, covariance: null }
}

const moved = (from: Float64Array, direction: Float64Array, scale: number): Float64Array<ArrayBuffer> =>
  Float64Array.from(from, (value, p) => value + scale * direction[p]!)

function startIntercepts(cells: readonly LogitCell[], categories: number): number[] {
  const totals = new Float64Array(categories)
  for (const { counts } of cells) for (let k = 0; k < categories; k += 1) totals[k]! += counts[k]!
  const all = totals.reduce((sum, count) => sum + count, 0)
  let above = all
  return Array.from({ length: categories - 1 }, (_, k) => {
    above -= totals[k]!
    return Math.log(above / (all - above))
  })
}

/** Largest move of a person's logit. */
function farthest(cells: readonly LogitCell[], direction: Float64Array, K: number): number {
  let most = 0
  for (const { x } of cells) {
    const move = x.reduce((sum, value, j) => sum + value * direction[K + j]!, 0)
    for (let k = 0; k < K; k += 1) most = Math.max(most, Math.abs(direction[k]! + move))
  }
  return most
}

/** Log-likelihood with gradient and observed information; -Infinity where intercepts do not descend. */
function evaluate(cells: readonly LogitCell[], values: Float64Array, K: number) {
  const n = values.length
  const gradient = new Float64Array(n)
  const information = zeros(n, n)
  let value = 0
  for (let k = 1; k < K; k += 1) if (!(values[k]! < values[k - 1]!)) value = Number.NEGATIVE_INFINITY
  if (value < 0) return { value, gradient, information }
  for (const { x, counts } of cells) {
    const shift = x.reduce((sum, part, j) => sum + part * values[K + j]!, 0)
    for (let k = 0; k <= K; k += 1) {
      const persons = counts[k]!
      if (persons === 0) continue
      const u = k === 0 ? Number.POSITIVE_INFINITY : values[k - 1]! + shift
      const v = k === K ? Number.NEGATIVE_INFINITY : values[k]! + shift
      // P = L(u) - L(v) = L(u) L(-v) (1 - exp(v - u)), without cancellation.
      const logP = logLogistic(u) + logLogistic(-v) + Math.log(-Math.expm1(v - u))
      value += persons * logP
      addCell({ gradient, information, x, K, k, persons, u, v, p: Math.exp(logP) })
    }
  }
  return { value, gradient, information }
}

interface CellShare {
  readonly gradient: Float64Array
  readonly information: Matrix
  readonly x: readonly number[]
  readonly K: number
  readonly k: number
  readonly persons: number
  readonly u: number
  readonly v: number
  readonly p: number
}

function addCell({ gradient, information, x, K, k, persons, u, v, p }: CellShare): void {
  const fu = k === 0 ? 0 : logistic(u) * logistic(-u)
  const fv = k === K ? 0 : logistic(v) * logistic(-v)
  const gu = fu / p
  const gv = -fv / p
  const huu = (fu * (logistic(-u) - logistic(u))) / p - gu * gu
  const hvv = (-fv * (logistic(-v) - logistic(v))) / p - gv * gv
  const huv = -gu * gv
  const n = gradient.length
  // Places and weights of u's and v's own derivative: an intercept each, and x in common.
  const part = (r: number): [number, number] =>
    r < K ? [r === k - 1 ? 1 : 0, r === k ? 1 : 0] : [k === 0 ? 0 : x[r - K]!, k === K ? 0 : x[r - K]!]
  for (let r = 0; r < n; r += 1) {
    const [ru, rv] = part(r)
    if (ru === 0 && rv === 0) continue
    gradient[r]! += persons * (gu * ru + gv * rv)
    for (let c = 0; c < n; c += 1) {
      const [cu, cv] = part(c)
      information.cells[r * n + c]! -= persons * (huu * ru * cu + hvv * rv * cv + huv * (ru * cv + rv * cu))
    }
  }
}
