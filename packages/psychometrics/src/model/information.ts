import { categoryCurves } from './curves.ts'
import { type Item, maxCategory } from './item.ts'

/**
 * Fisher information of an item at `theta` (per squared logit): the sum over categories of P'^2 / P. For a 4PL this
 * keeps the upper asymptote: P'^2 / (P (1 - P)), not the 3PL's form with d put in.
 */
export function itemInformation(item: Item, theta: number): number {
  const { p, d1 } = categoryCurves(item, theta)
  let information = 0
  for (let k = 0; k < p.length; k += 1) if (p[k]! > 0) information += (d1[k]! * d1[k]!) / p[k]!
  return information
}

/** Sum of the items' information at `theta`. */
export function testInformation(items: readonly Item[], theta: number): number {
  return items.reduce((sum, item) => sum + itemInformation(item, theta), 0)
}

/** Expected category of an item at `theta`. */
export function expectedItemScore(item: Item, theta: number): number {
  const { p } = categoryCurves(item, theta)
  return p.reduce((sum, share, k) => sum + k * share, 0)
}

/** Expected sum score at `theta`: the test characteristic curve. */
export function expectedScore(items: readonly Item[], theta: number): number {
  return items.reduce((sum, item) => sum + expectedItemScore(item, theta), 0)
}

/** Conditional variance of the sum score at `theta`; its root is the conditional standard error on the sum scale. */
export function scoreVariance(items: readonly Item[], theta: number): number {
  return items.reduce((sum, item) => {
    const { p } = categoryCurves(item, theta)
    const mean = p.reduce((total, share, k) => total + k * share, 0)
    return sum + p.reduce((total, share, k) => total + share * (k - mean) ** 2, 0)
  }, 0)
}

/**
 * The ability whose expected sum score is `score`, within `reach` logits of 0; null where no ability there has it (a
 * score at or below guessing, or at the top). The curve ascends for items of positive slope.
 */
export function abilityOfExpectedScore(items: readonly Item[], score: number, reach = 10): number | null {
  const most = items.reduce((sum, item) => sum + maxCategory(item), 0)
  if (!(score >= 0 && score <= most)) throw new RangeError(`a sum score of ${score} is outside 0 to ${most}`)
  let low = -reach
  let high = reach
  if (expectedScore(items, low) > score || expectedScore(items, high) < score) return null
  for (let i = 0; i < 60; i += 1) {
    const middle = (low + high) / 2
    if (expectedScore(items, middle) < score) low = middle
    else high = middle
  }
  return (low + high) / 2
}
