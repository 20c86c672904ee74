import { logistic, logLogistic } from '../model/probability.ts'

/**
 * How an item is written while it is being calibrated: slope and intercepts, in which the likelihood behaves better than
 * in slope and locations. `values` by kind, with K the highest category:
 *
 * - `logistic`: a, d, and with a third value the logit of the lower asymptote; P(1) = c + (1 - c) L(a theta + d)
 * - `graded`: a, d_1 .. d_K descending; P(X >= k) = L(a theta + d_k)
 * - `partial`: a, d_1 .. d_K; logit of category k against 0 = k a theta + d_k
 * - `rating`: a, c, b_1 .. b_K; logit of k against 0 = k (a theta + c) - (b_1 + .. + b_k)
 * - `nominal`: s_1 .. s_K, d_1 .. d_K; logit of k against 0 = s_k theta + d_k
 */
export type ItemKind = 'logistic' | 'graded' | 'partial' | 'rating' | 'nominal'

export interface ItemForm {
  readonly kind: ItemKind
  /** K, at least 1. */
  readonly maxCategory: number
  readonly values: Float64Array
}

/**
 * Writes log P_k of categories 0 to K into `logP` and d log P_k / d value_p into `gradient[k * values.length + p]`.
 */
export function logProbabilityGradient(
  { kind, maxCategory, values }: ItemForm,
  theta: number,
  logP: Float64Array,
  gradient: Float64Array,
): void {
  gradient.fill(0)
  if (kind === 'logistic') logisticGradient(values, theta, logP, gradient)
  else if (kind === 'graded') gradedGradient(values, maxCategory, theta, logP, gradient)
  else dividedGradient(kind, values, maxCategory, theta, logP, gradient)
}

function logisticGradient(values: Float64Array, theta: number, logP: Float64Array, gradient: Float64Array): void {
  const x = values[0]! * theta + values[1]!
  const right = logistic(x)
  const wrong = logistic(-x)
  if (values.length === 2) {
    logP[0] = logLogistic(-x)
    logP[1] = logLogistic(x)
    gradient[0] = -right * theta
    gradient[1] = -right
    gradient[2] = wrong * theta
    gradient[3] = wrong
    return
  }
  const c = logistic(values[2]!)
  const p = c * wrong + right
  logP[1] = Math.log(p)
  logP[0] = Math.log1p(-c) + logLogistic(-x)
  gradient[0] = -right * theta
  gradient[1] = -right
  gradient[2] = -c
  const share = ((1 - c) * right * wrong) / p
  gradient[3] = share * theta
  gradient[4] = share
  gradient[5] = (c * (1 - c) * wrong) / p
}

function gradedGradient(
  values: Float64Array,
  maxCategory: number,
  theta: number,
  logP: Float64Array,
  gradient: Float64Array,
): void {
  const width = values.length
  for (let k = 0; k <= maxCategory; k += 1) {
    const above = k === 0 ? Number.POSITIVE_INFINITY : values[0]! * theta + values[k]!
    const below = k === maxCategory ? Number.NEGATIVE_INFINITY : values[0]! * theta + values[k + 1]!
    // P_k = L(above) - L(below) = L(above) L(-below) (1 - exp(below - above)), without cancellation.
    logP[k] = logLogistic(above) + logLogistic(-below) + Math.log(-Math.expm1(below - above))
    const p = Math.exp(logP[k]!)
    const dAbove = k === 0 ? 0 : (logistic(above) * logistic(-above)) / p
    const dBelow = k === maxCategory ? 0 : (logistic(below) * logistic(-below)) / p
    gradient[k * width] = (dAbove - dBelow) * theta
    if (k > 0) gradient[k * width + k] = dAbove
    if (k < maxCategory) gradient[k * width + k + 1] = -dBelow
  }
}

function dividedGradient(
  kind: ItemKind,
  values: Float64Array,
  maxCategory: number,
  theta: number,
  logP: Float64Array,
  gradient: Float64Array,
): void {
  const width = values.length
  let peak = 0
  logP[0] = 0
  for (let k = 1; k <= maxCategory; k += 1) {
    if (kind === 'partial') logP[k] = k * values[0]! * theta + values[k]!
    else if (kind === 'nominal') logP[k] = values[k - 1]! * theta + values[maxCategory + k - 1]!
    else logP[k] = logP[k - 1]! + values[0]! * theta + values[1]! - values[k + 1]!
    if (logP[k]! > peak) peak = logP[k]!
  }
  let total = 0
  for (let k = 0; k <= maxCategory; k += 1) total += Math.exp(logP[k]! - peak)
  const logTotal = peak + Math.log(total)
  for (let k = 0; k <= maxCategory; k += 1) logP[k]! -= logTotal
  // d log P_k = d logit_k - sum_m P_m d logit_m, in one pass over the categories m.
  const shares = logP.map(Math.exp)
  for (let k = 0; k <= maxCategory; k += 1) writeLogitGradient(kind, maxCategory, shares, k, theta, gradient, k * width)
}

/** Row k: the weight of category m is 1 for its own less P_m; a step of a rating item moves all categories from it on. */
function writeLogitGradient(
  kind: ItemKind,
  maxCategory: number,
  shares: Float64Array,
  k: number,
  theta: number,
  gradient: Float64Array,
  at: number,
): void {
  let slope = 0
  let above = 0
  for (let m = maxCategory; m >= 1; m -= 1) {
    const weight = (m === k ? 1 : 0) - shares[m]!
    if (kind === 'nominal') {
      gradient[at + m - 1] = weight * theta
      gradient[at + maxCategory + m - 1] = weight
      continue
    }
    slope += weight * m
    above += weight
    if (kind === 'partial') gradient[at + m] = weight
    else gradient[at + m + 1] = -above
  }
  if (kind === 'nominal') return
  gradient[at] = slope * theta
  if (kind === 'rating') gradient[at + 1] = slope
}
