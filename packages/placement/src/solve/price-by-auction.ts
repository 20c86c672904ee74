import type { SparsePairs } from '../sparse-pairs.ts'
import { NONE, type Plan } from './plan.ts'

/** Bids per official in one round of the auction: a price war over too few posts ends there. */
const BIDS_EACH = 40

/**
 * Starting prices by a forward auction with falling epsilon (Bertsekas, 1988): officials without a post bid for their
 * best one what it is worth to them over the second best. Prices come near the optimal ones; who won is not kept.
 */
export function priceByAuction(pairs: SparsePairs, { postOf, officialOf, postPrice }: Plan, range: number): void {
  let epsilon = Math.max(1, range / 8)
  for (;;) {
    postOf.fill(NONE)
    officialOf.fill(NONE)
    holdRound(pairs, postOf, officialOf, postPrice, epsilon)
    if (epsilon === 1) break
    epsilon = Math.max(1, epsilon / 5)
  }
  for (let j = 0; j < pairs.posts; j += 1) postPrice[j] = Math.floor(postPrice[j]!)
}

function holdRound(
  { officials, start, post, score }: SparsePairs,
  postOf: Int32Array,
  officialOf: Int32Array,
  postPrice: Float64Array,
  epsilon: number,
): void {
  // A ring of the officials still bidding.
  const ring = Int32Array.from({ length: officials }, (_, i) => i)
  let head = 0
  let waiting = officials
  for (let bids = officials * BIDS_EACH; waiting > 0 && bids > 0; bids -= 1) {
    const i = ring[head]!
    head = head + 1 === officials ? 0 : head + 1
    waiting -= 1
    let best = Number.NEGATIVE_INFINITY
    let second = Number.NEGATIVE_INFINITY
    let wanted = NONE
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      const gain = score[e]! - postPrice[post[e]!]!
      if (gain > best) {
        second = best
        best = gain
        wanted = post[e]!
      } else if (gain > second) second = gain
    }
    if (wanted === NONE) continue
    postPrice[wanted]! += second === Number.NEGATIVE_INFINITY ? epsilon : best - second + epsilon
    const outbid = officialOf[wanted]!
    officialOf[wanted] = i
    postOf[i] = wanted
    if (outbid === NONE) continue
    postOf[outbid] = NONE
    const tail = head + waiting
    ring[tail >= officials ? tail - officials : tail] = outbid
    waiting += 1
  }
}
