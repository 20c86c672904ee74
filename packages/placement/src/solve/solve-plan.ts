import type { SparsePairs } from '../sparse-pairs.ts'
import { transposePairs } from '../transpose-pairs.ts'
import { augmentPlan } from './augment-plan.ts'
import { emptyPlan, type Plan } from './plan.ts'
import { priceByAuction } from './price-by-auction.ts'
import { reduceRows } from './reduce-rows.ts'
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

/**
 * The best plan: most must-fill posts filled and most officials placed (the two never compete: a plan that fills posts
 * can be extended to one that places most), then the largest total. The same input gives the same plan.
 */
export function solvePlan(pairs: SparsePairs, { mustFill = [], startPrices }: SolveSettings = {}): Plan {
  if (startPrices) {
    const plan = solveFromPrices(pairs, mustFill, (start) => {
      start.postPrice.forEach((floor, j) => {
        start.postPrice[j] = Math.max(floor, Math.floor(startPrices[j] ?? 0))
      })
    })
    if (plan) return plan
  } else if (pairs.officials === pairs.posts && pairs.officials >= LEAST_FOR_AUCTION && mustFill.length === 0) {
    const plan = solveFromPrices(pairs, mustFill, (start) => priceByAuction(pairs, start, rangeOf(pairs)))
    if (plan) return plan
  }
  // Where officials outnumber posts, the posts choose: nobody is then searched a place for in vain.
  return pairs.officials > pairs.posts && mustFill.length === 0
    ? turnPlan(solveFromFloor(transposePairs(pairs), mustFill))
    : solveFromFloor(pairs, mustFill)
}

function solveFromFloor(pairs: SparsePairs, mustFill: readonly number[]): Plan {
  const plan = emptyPlan(pairs, mustFill)
  reduceRows(pairs, plan)
  augmentPlan(pairs, plan)
  return plan
}

/** Null where a post with a price ends up free: those prices prove nothing then. */
function solveFromPrices(
  pairs: SparsePairs,
  mustFill: readonly number[],
  setPrices: (plan: Plan) => void,
): Plan | null {
  const plan = emptyPlan(pairs, mustFill)
  setPrices(plan)
  takeBestPosts(pairs, plan)
  augmentPlan(pairs, plan)
  const isProof = plan.officialOf.every((official, j) => official >= 0 || plan.postPrice[j] === plan.postFloor[j])
  return isProof ? plan : null
}

function rangeOf({ score }: SparsePairs): number {
  let low = 0
  let high = 0
  for (let e = 0; e < score.length; e += 1) {
    low = Math.min(low, score[e]!)
    high = Math.max(high, score[e]!)
  }
  return high - low
}
