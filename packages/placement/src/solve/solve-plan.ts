import type { SparsePairs } from '../sparse-pairs.ts'
import { transposePairs } from '../transpose-pairs.ts'
import { augmentPlan } from './augment-plan.ts'
import { emptyPlan, type Plan } from './plan.ts'
import { priceByAuction } from './price-by-auction.ts'
import { reduceRows } from './reduce-rows.ts'
import { settlePosts } from './settle-posts.ts'
import { takeBestPosts } from './take-best-posts.ts'
import { turnPlan } from './turn-plan.ts'

export interface SolveSettings {
  /** Posts to fill before anything else. */
  readonly mustFill?: readonly number[]
  /** Post prices of an earlier plan of nearly the same pairs: a start that saves time and changes no total. */
  readonly startPrices?: Float64Array
}

/** Below this an auction costs more than it saves. */
const LEAST_FOR_AUCTION = 500
/** With vacancies it leaves posts priced in vain; settling those pays where each official has this many posts or more. */
const LEAST_POSTS_EACH = 64

/**
 * The best plan: most must-fill posts filled and most officials placed (the two never compete: a plan that fills posts
 * can be extended to one that places most), then the largest total. The same input gives the same plan.
 */
export function solvePlan(pairs: SparsePairs, { mustFill = [], startPrices }: SolveSettings = {}): Plan {
  if (!startPrices && pairs.officials > pairs.posts) {
    // The posts choose: nobody is then searched a place for in vain.
    const plan = turnPlan(solvePlan(transposePairs(pairs)), mustFill)
    settlePosts(pairs, plan)
    return plan
  }
  const plan = emptyPlan(pairs, mustFill)
  if (startPrices || isForAuction(pairs)) {
    if (startPrices) takePrices(plan, startPrices)
    else priceByAuction(pairs, plan, rangeOf(pairs))
    takeBestPosts(pairs, plan)
  } else reduceRows(pairs, plan)
  augmentPlan(pairs, plan)
  settlePosts(pairs, plan)
  return plan
}

function takePrices({ postPrice, postFloor }: Plan, prices: Float64Array): void {
  for (let j = 0; j < postPrice.length; j += 1) postPrice[j] = Math.max(postFloor[j]!, Math.floor(prices[j] ?? 0))
}

const isForAuction = ({ officials, posts, post }: SparsePairs): boolean =>
  officials >= LEAST_FOR_AUCTION && (officials === posts || post.length >= LEAST_POSTS_EACH * officials)

function rangeOf({ score }: SparsePairs): number {
  let low = 0
  let high = 0
  for (let e = 0; e < score.length; e += 1) {
    low = Math.min(low, score[e]!)
    high = Math.max(high, score[e]!)
  }
  return high - low
}
