import type { Item } from './item.ts'

/** Probabilities of categories 0 to K at `theta` (logits). A 2PL item is a partial credit item with one step. */
export function categoryProbabilities({ a, b }: Item, theta: number): Float64Array {
  const logits = new Float64Array(b.length + 1)
  let peak = 0
  for (let k = 1; k <= b.length; k += 1) {
    logits[k] = logits[k - 1]! + a * (theta - b[k - 1]!)
    peak = Math.max(peak, logits[k]!)
  }
  let total = 0
  for (let k = 0; k < logits.length; k += 1) {
    // Scaled by the peak, so that a far theta neither overflows nor ends in 0 / 0.
    logits[k] = Math.exp(logits[k]! - peak)
    total += logits[k]!
  }
  for (let k = 0; k < logits.length; k += 1) logits[k]! /= total
  return logits
}

export function maxCategory({ b }: Item): number {
  return b.length
}
