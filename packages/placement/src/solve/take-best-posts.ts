import type { SparsePairs } from '../sparse-pairs.ts'
import { NONE, type Plan } from './plan.ts'

/**
 * Makes a plan fit its post prices: every official gets the best gain at them, keeps the post only if it gives that
 * gain, and without one takes a free post that does. Nobody is placed below the cost of being unplaced.
 */
export function takeBestPosts(pairs: SparsePairs, plan: Plan): void {
  const { officials, start, post, score } = pairs
  const { postOf, officialOf, officialPrice, postPrice, unplacedCost } = plan
  for (let i = 0; i < officials; i += 1) {
    const own = postOf[i]!
    let best = -unplacedCost
    let kept = Number.NaN
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      const gain = score[e]! - postPrice[post[e]!]!
      if (gain > best) best = gain
      if (post[e] === own) kept = gain
    }
    officialPrice[i] = best
    if (own !== NONE && kept !== best) {
      officialOf[own] = NONE
      postOf[i] = NONE
    }
  }
  for (let i = 0; i < officials; i += 1) {
    for (let e = start[i]!; e < start[i + 1]! && postOf[i] === NONE; e += 1) {
      const j = post[e]!
      if (officialOf[j] !== NONE || score[e]! - postPrice[j]! !== officialPrice[i]) continue
      postOf[i] = j
      officialOf[j] = i
    }
  }
}
