/** Where two raters stand with one answer, and what it earns once they are done. */
export type Settlement =
  | { readonly state: 'first' | 'second' | 'third'; readonly points: null }
  | { readonly state: 'settled'; readonly points: number }

/**
 * How far two raters may be apart and still agree. Neighbouring points of a scale of five or more are the usual
 * "adjacent agreement"; on a shorter scale a step is too much of the whole.
 */
export const ratersTolerance = (most: number): number => (most >= 4 ? 1 : 0)

/**
 * The points of the raters in their order become those of the answer. Two who agree settle it by their mean, rounded up
 * in the participant's favour; where they do not, a third decides. `most` is the highest of the scale.
 */
export function settleRatings(points: readonly number[], most: number): Settlement {
  const [first, second, third] = points
  if (first === undefined) return { state: 'first', points: null }
  if (second === undefined) return { state: 'second', points: null }
  if (Math.abs(first - second) <= ratersTolerance(most))
    return { state: 'settled', points: Math.ceil((first + second) / 2) }
  if (third === undefined) return { state: 'third', points: null }
  return { state: 'settled', points: third }
}
