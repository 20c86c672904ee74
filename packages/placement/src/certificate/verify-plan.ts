import { NONE, type Plan } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'

/** Where a certificate fails. `by` and `price` are hundredths of a point. */
export type Flaw =
  /** The post's official and the official's post do not name each other. */
  | { readonly flaw: 'unpaired'; readonly official: number; readonly post: number }
  | { readonly flaw: 'forbidden-pair'; readonly official: number; readonly post: number }
  /** The pair is worth more than its two prices: a better plan may hold it. */
  | { readonly flaw: 'pair-beats-prices'; readonly official: number; readonly post: number; readonly by: number }
  /** The official's place, or having none (`post` null), is worth less than the prices say. */
  | {
      readonly flaw: 'place-below-prices'
      readonly official: number
      readonly post: number | null
      readonly by: number
    }
  | { readonly flaw: 'unplaced-beats-price'; readonly official: number; readonly by: number }
  | { readonly flaw: 'post-below-floor'; readonly post: number; readonly price: number }
  | { readonly flaw: 'free-post-priced'; readonly post: number; readonly price: number }

/**
 * Checks in one pass that a plan is optimal; null means proven. Every official gets the price in value, no pair is worth
 * more than its two prices, no post costs less than its floor and a free one costs no more. The prices then add up to
 * the plan's value, and no plan can be worth more than the prices: nothing of how it was found need be trusted.
 */
export function verifyPlan(pairs: SparsePairs, plan: Plan): Flaw | null {
  const { officials, posts } = pairs
  for (let i = 0; i < officials; i += 1) {
    const flaw = flawOfOfficial(pairs, plan, i)
    if (flaw) return flaw
  }
  const { officialOf, postOf, postPrice, postFloor } = plan
  for (let j = 0; j < posts; j += 1) {
    const official = officialOf[j]!
    const price = postPrice[j]!
    if (official !== NONE && postOf[official] !== j) return { flaw: 'unpaired', official, post: j }
    if (!(price >= postFloor[j]!)) return { flaw: 'post-below-floor', post: j, price }
    if (official === NONE && price !== postFloor[j]) return { flaw: 'free-post-priced', post: j, price }
  }
  return null
}

function flawOfOfficial({ start, post, score }: SparsePairs, plan: Plan, i: number): Flaw | null {
  const { postOf, officialOf, officialPrice, postPrice, unplacedCost } = plan
  const own = postOf[i]!
  const price = officialPrice[i]!
  let value = own === NONE ? -unplacedCost : Number.NaN
  for (let e = start[i]!; e < start[i + 1]!; e += 1) {
    const j = post[e]!
    const gain = score[e]! - postPrice[j]!
    if (!(gain <= price)) return { flaw: 'pair-beats-prices', official: i, post: j, by: gain - price }
    if (j === own) value = gain
  }
  if (Number.isNaN(value)) return { flaw: 'forbidden-pair', official: i, post: own }
  if (own !== NONE && officialOf[own] !== i) return { flaw: 'unpaired', official: i, post: own }
  if (!(price >= -unplacedCost)) return { flaw: 'unplaced-beats-price', official: i, by: -unplacedCost - price }
  if (value !== price)
    return { flaw: 'place-below-prices', official: i, post: own === NONE ? null : own, by: price - value }
  return null
}
