/** Weights of methods that sum to 1, and which of them stand at their cap. */
export interface CappedWeights {
  readonly weights: readonly number[]
  readonly isCapped: readonly boolean[]
  /** False where the caps of the methods at hand sum to less than 1: then each weighs in proportion to its cap. */
  readonly areCapsKept: boolean
}

/**
 * Weights in proportion to the precisions, none above its cap: what a capped method loses goes to the others in
 * proportion to their precisions, again and again until all keep within their caps. Among all weights within the caps
 * this has the least variance.
 */
export function cappedWeights(precisions: readonly number[], caps: readonly number[]): CappedWeights {
  const room = caps.reduce((sum, cap) => sum + cap, 0)
  if (room < 1) {
    return { weights: caps.map((cap) => cap / room), isCapped: caps.map(() => true), areCapsKept: false }
  }
  const isCapped = precisions.map(() => false)
  for (;;) {
    const taken = caps.reduce((sum, cap, i) => sum + (isCapped[i] ? cap : 0), 0)
    const free = precisions.reduce((sum, precision, i) => sum + (isCapped[i] ? 0 : precision), 0)
    const weights = precisions.map((precision, i) => (isCapped[i] ? caps[i]! : ((1 - taken) * precision) / free))
    const over = weights.findIndex((weight, i) => !isCapped[i] && weight > caps[i]! + 1e-12)
    if (over < 0) return { weights, isCapped, areCapsKept: true }
    weights.forEach((weight, i) => {
      if (weight > caps[i]! + 1e-12) isCapped[i] = true
    })
    // Caps that sum to exactly 1 leave nobody free.
    if (isCapped.every(Boolean)) return { weights: [...caps], isCapped, areCapsKept: true }
  }
}
