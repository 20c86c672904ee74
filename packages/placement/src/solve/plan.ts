import { findPair, type SparsePairs } from '../sparse-pairs.ts'

/** -1 in `postOf` and `officialOf`: nobody, nowhere. */
export const NONE = -1

/**
 * Who gets which post, with the dual prices that prove it best (see `verifyPlan`). All prices are whole hundredths of
 * a point.
 */
export interface Plan {
  /** Post of each official. */
  readonly postOf: Int32Array
  /** Official of each post. */
  readonly officialOf: Int32Array
  /** What each official gets out of the plan at these prices: at least -unplacedCost. */
  readonly officialPrice: Float64Array
  /** What each post costs: at least its floor, and the floor itself where the post stays free. */
  readonly postPrice: Float64Array
  /** 0, and -unplacedCost for a post that must be filled: leaving one free weighs as much as leaving an official out. */
  readonly postFloor: Float64Array
  /** More than any two plans of equally many officials can differ by, twice: one official more outweighs every score. */
  readonly unplacedCost: number
}

/** Scores so far apart, of so many officials, that their sums would no longer be exact. */
export class ScoresTooWideError extends RangeError {
  override readonly name = 'ScoresTooWideError'
  /** Hundredths of a point. */
  readonly low: number
  readonly high: number

  constructor(low: number, high: number, officials: number) {
    super(`scores from ${low} to ${high} of ${officials} officials are too wide for exact sums`)
    this.low = low
    this.high = high
  }
}

/** Distances along a path stay below a few times the cost of an unplaced official; beyond 2^53 they would round. */
const MOST_UNPLACED_COST = 2 ** 49

export function emptyPlan(pairs: SparsePairs, mustFill: readonly number[]): Plan {
  const { officials, posts } = pairs
  const unplacedCost = unplacedCostOf(pairs)
  return {
    postOf: new Int32Array(officials).fill(NONE),
    officialOf: new Int32Array(posts).fill(NONE),
    officialPrice: new Float64Array(officials),
    postPrice: new Float64Array(posts),
    postFloor: floorsOf(posts, mustFill, unplacedCost),
    unplacedCost,
  }
}

export function floorsOf(posts: number, mustFill: readonly number[], unplacedCost: number): Float64Array {
  const floors = new Float64Array(posts)
  for (const j of mustFill) floors[j] = -unplacedCost
  return floors
}

function unplacedCostOf({ officials, posts, score }: SparsePairs): number {
  let low = 0
  let high = 0
  for (let e = 0; e < score.length; e += 1) {
    low = Math.min(low, score[e]!)
    high = Math.max(high, score[e]!)
  }
  const cost = 2 * (high - low + 1) * (Math.min(officials, posts) + 1)
  if (cost > MOST_UNPLACED_COST) throw new ScoresTooWideError(low, high, officials)
  return cost
}

export interface PlanSums {
  readonly placed: number
  /** Hundredths of a point. */
  readonly total: number
}

export function sumPlan(pairs: SparsePairs, { postOf }: Plan): PlanSums {
  let placed = 0
  let total = 0
  for (let i = 0; i < pairs.officials; i += 1) {
    if (postOf[i] === NONE) continue
    placed += 1
    total += pairs.score[findPair(pairs, i, postOf[i]!)]!
  }
  return { placed, total }
}
