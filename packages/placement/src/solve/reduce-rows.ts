import type { SparsePairs } from '../sparse-pairs.ts'
import { NONE, type Plan } from './plan.ts'

/** Rounds over the officials still without a post, and bids per official in one: what is left, shortest paths place. */
const ROUNDS = 3
const BIDS_EACH = 12

/**
 * Augmenting row reduction (Jonker & Volgenant, 1987) from an empty plan at floor prices: each official takes the best
 * post and raises its price to where the second best is as good. Free posts stay at their floor and placed officials
 * hold a post that is best for them, exactly. Ties are left to the shortest paths.
 */
export function reduceRows(pairs: SparsePairs, plan: Plan): void {
  let queue = Array.from({ length: pairs.officials }, (_, i) => i)
  for (let round = 0; round < ROUNDS; round += 1) queue = reduceRound(pairs, plan, queue)
}

/** Returns the officials who are to be tried again. */
function reduceRound(pairs: SparsePairs, plan: Plan, queue: readonly number[]): number[] {
  const again: number[] = []
  let bids = queue.length * BIDS_EACH
  for (const first of queue) {
    let i = first
    for (;;) {
      const outbid = bids > 0 ? bid(pairs, plan, i) : i
      bids -= 1
      if (outbid === SETTLED) break
      if (outbid === i) {
        again.push(i)
        break
      }
      i = outbid
    }
  }
  return again
}

const SETTLED = -1

/** The official who lost the post to i, i where the bid must wait because of a tie, or SETTLED. */
function bid({ start, post, score }: SparsePairs, plan: Plan, i: number): number {
  const { postOf, officialOf, officialPrice, postPrice, unplacedCost } = plan
  let best = Number.NEGATIVE_INFINITY
  let second = Number.NEGATIVE_INFINITY
  let bestPost = NONE
  let secondPost = NONE
  for (let e = start[i]!; e < start[i + 1]!; e += 1) {
    const gain = score[e]! - postPrice[post[e]!]!
    if (gain > best) {
      second = best
      secondPost = bestPost
      best = gain
      bestPost = post[e]!
    } else if (gain > second) {
      second = gain
      secondPost = post[e]!
    }
  }
  if (bestPost === NONE || best <= -unplacedCost) {
    officialPrice[i] = -unplacedCost
    return SETTLED
  }
  // To have no post is everybody's next choice: no price war goes beyond it.
  if (second < -unplacedCost) {
    second = -unplacedCost
    secondPost = NONE
  }
  const isTie = second === best
  const wanted = isTie && secondPost !== NONE && officialOf[bestPost] !== NONE ? secondPost : bestPost
  const outbid = officialOf[wanted]!
  if (outbid !== NONE && isTie) {
    officialPrice[i] = best
    return i
  }
  if (outbid === NONE) officialPrice[i] = best
  else {
    postPrice[wanted]! += best - second
    officialPrice[i] = second
    postOf[outbid] = NONE
  }
  postOf[i] = wanted
  officialOf[wanted] = i
  return outbid === NONE ? SETTLED : outbid
}
