import type { SparsePairs } from '../sparse-pairs.ts'
import type { Edge } from './instance.ts'
import type { PlanProblem } from './plan-problem.ts'

export interface OpenRows {
  /** Scores are the costs asked for. */
  readonly pairs: SparsePairs
  /** Which pair of the problem stands at each place. */
  readonly number: Int32Array
  /** The largest cost either way, which the scores cannot hold where it is beyond `MOST_SCORE`. */
  readonly widest: number
}

/** Pair numbers by official, then by post: sorted once for each problem. */
const ORDERS = new WeakMap<PlanProblem, Int32Array>()

/** The pairs that `isOpen` leaves as compressed rows. */
export function openRows(
  problem: PlanProblem,
  cost: (pair: number) => number,
  isOpen: (pair: Edge, number: number) => boolean,
): OpenRows {
  const { instance, pairs } = problem
  const order = ORDERS.get(problem) ?? Int32Array.from(pairs.keys()).sort((a, b) => byRow(pairs[a]!, pairs[b]!))
  ORDERS.set(problem, order)
  const officials = instance.officials.length
  const start = new Int32Array(officials + 1)
  const post = new Int32Array(pairs.length)
  const score = new Int32Array(pairs.length)
  const number = new Int32Array(pairs.length)
  let widest = 0
  let at = 0
  for (const pair of order) {
    const edge = pairs[pair]!
    if (!isOpen(edge, pair)) continue
    const value = cost(pair)
    widest = Math.max(widest, Math.abs(value))
    post[at] = edge[1]
    score[at] = value
    number[at] = pair
    at += 1
    start[edge[0] + 1] = at
  }
  for (let i = 0; i < officials; i += 1) start[i + 1] = Math.max(start[i + 1]!, start[i]!)
  return {
    pairs: {
      officials,
      posts: instance.posts.length,
      start,
      post: post.subarray(0, at),
      score: score.subarray(0, at),
    },
    number,
    widest,
  }
}

const byRow = (one: Edge, other: Edge): number => one[0] - other[0] || one[1] - other[1]
