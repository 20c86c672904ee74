import { type Item, type ItemGPCM, type ItemNominal, type ItemRSM, maxCategory } from './item.ts'

/** log(1 + exp(x)) without overflow. */
export const softplus = (x: number): number => (x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x)))

/** log(1 / (1 + exp(-x))). */
export const logLogistic = (x: number): number => -softplus(-x)

/** 1 / (1 + exp(-x)). */
export function logistic(x: number): number {
  if (x >= 0) return 1 / (1 + Math.exp(-x))
  const e = Math.exp(x)
  return e / (1 + e)
}

/** Slope of each category's logit on theta, for the models that divide by a total (partial credit, nominal). */
export function categorySlopes(item: ItemGPCM | ItemRSM | ItemNominal): Float64Array {
  if (item.model === 'NRM') return Float64Array.from(item.slopes)
  return Float64Array.from({ length: item.b.length + 1 }, (_, k) => k * item.a)
}

/** Logit of each category against category 0 at `theta` = 0, for the models that divide by a total. */
export function categoryIntercepts(item: ItemGPCM | ItemRSM | ItemNominal): Float64Array {
  if (item.model === 'NRM') return Float64Array.from(item.intercepts)
  const shift = item.model === 'RSM' ? item.c : 0
  const intercepts = new Float64Array(item.b.length + 1)
  item.b.forEach((b, k) => {
    intercepts[k + 1] = intercepts[k]! - item.a * (b - shift)
  })
  return intercepts
}

/** Logarithms of the probabilities of categories 0 to K at `theta` (logits); a category that cannot occur has -Infinity. */
export function logCategoryProbabilities(item: Item, theta: number): Float64Array {
  switch (item.model) {
    case '2PL': {
      const x = item.a * (theta - item.b[0]!)
      return Float64Array.of(logLogistic(-x), logLogistic(x))
    }
    case '3PL':
    case '4PL': {
      const upper = item.model === '4PL' ? item.d : 1
      const x = item.a * (theta - item.b[0]!)
      // Sums of positive terms: nothing cancels at either end. Without an asymptote to rest on the logarithm is the 2PL's,
      // which stays finite where the probability itself is too small for a double.
      const right =
        item.c > 0 ? Math.log(item.c * logistic(-x) + upper * logistic(x)) : Math.log(upper) + logLogistic(x)
      const wrong =
        upper < 1
          ? Math.log((1 - item.c) * logistic(-x) + (1 - upper) * logistic(x))
          : Math.log1p(-item.c) + logLogistic(-x)
      return Float64Array.of(wrong, right)
    }
    case 'GRM':
      return logGraded(item.a, item.b, theta)
    default:
      return logDivideByTotal(categorySlopes(item), categoryIntercepts(item), theta)
  }
}

function logGraded(a: number, b: readonly number[], theta: number): Float64Array {
  const logProbabilities = new Float64Array(b.length + 1)
  for (let k = 0; k <= b.length; k += 1) {
    const above = k === 0 ? Number.POSITIVE_INFINITY : a * (theta - b[k - 1]!)
    const below = k === b.length ? Number.NEGATIVE_INFINITY : a * (theta - b[k]!)
    // L(x) - L(y) = L(x) L(-y) (1 - exp(y - x)): exact also where both are near 0 or near 1.
    logProbabilities[k] = logLogistic(above) + logLogistic(-below) + Math.log(-Math.expm1(below - above))
  }
  return logProbabilities
}

function logDivideByTotal(slopes: Float64Array, intercepts: Float64Array, theta: number): Float64Array {
  const logits = slopes.map((slope, k) => slope * theta + intercepts[k]!)
  const peak = logits.reduce((most, logit) => Math.max(most, logit), Number.NEGATIVE_INFINITY)
  // Scaled by the peak, so that a far theta neither overflows nor ends in 0 / 0.
  const logTotal = peak + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - peak), 0))
  return logits.map((logit) => logit - logTotal)
}

/** Probabilities of categories 0 to K at `theta` (logits). */
export function categoryProbabilities(item: Item, theta: number): Float64Array {
  return logCategoryProbabilities(item, theta).map(Math.exp)
}

/** Log-likelihood of one response pattern at `theta`; items never presented add nothing. */
export function logLikelihood(items: readonly Item[], responses: readonly (number | null)[], theta: number): number {
  return items.reduce((sum, item, i) => {
    const response = responses[i]!
    if (response === null) return sum
    assertCategory(item, response, String(i + 1))
    return sum + logCategoryProbabilities(item, theta)[response]!
  }, 0)
}

/** Refuses a response that the item has no category for. `name` is put into the sentence. */
export function assertCategory(item: Item, response: number, name: string): void {
  const most = maxCategory(item)
  if (!Number.isInteger(response) || response < 0 || response > most) {
    throw new RangeError(`response ${response} of item ${name} is not a category 0 to ${most}`)
  }
}
