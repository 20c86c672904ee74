import type { Item } from './item.ts'

/** Logarithms of the probabilities of categories 0 to K at `theta` (logits). A 2PL item has one step. */
export function logCategoryProbabilities({ a, b }: Item, theta: number): Float64Array {
  const logits = new Float64Array(b.length + 1)
  let peak = 0
  for (let k = 1; k <= b.length; k += 1) {
    logits[k] = logits[k - 1]! + a * (theta - b[k - 1]!)
    peak = Math.max(peak, logits[k]!)
  }
  // Scaled by the peak, so that a far theta neither overflows nor ends in 0 / 0.
  const logTotal = peak + Math.log(logits.reduce((sum, logit) => sum + Math.exp(logit - peak), 0))
  return logits.map((logit) => logit - logTotal)
}

/** Probabilities of categories 0 to K at `theta` (logits). */
export function categoryProbabilities(item: Item, theta: number): Float64Array {
  return logCategoryProbabilities(item, theta).map(Math.exp)
}

export function maxCategory({ b }: Item): number {
  return b.length
}
