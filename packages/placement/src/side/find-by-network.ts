import { MOST_SCORE } from '../pairs-from-edges.ts'
import { NONE } from '../solve/plan.ts'
import { solvePlan } from '../solve/solve-plan.ts'
import { findPair } from '../sparse-pairs.ts'
import { openRows } from './open-rows.ts'
import { type Plan, planOf } from './plan.ts'
import { isBelow, type PlanLimits, type PlanProblem } from './plan-problem.ts'

/**
 * The best plan by `cost`, where the limits are such that only single pairs are closed or forced: an assignment, which
 * shortest paths solve exactly and a thousand times faster than a linear program. `unfit` where the limits are others,
 * or the costs too wide; null where no plan exists.
 */
export function findByNetwork(
  problem: PlanProblem,
  cost: (pair: number) => number,
  limits: PlanLimits,
): Plan | null | 'unfit' {
  const { caps, mostMoves, leastTotal, without, leastAgencySums, leastScore, forced } = limits
  if (caps || without || leastAgencySums || mostMoves !== undefined || leastTotal !== undefined) return 'unfit'
  const isOpen = (pair: readonly [number, number, number]) =>
    !isBelow(problem, pair, leastScore) && (!forced || (forced[0] === pair[0]) === (forced[1] === pair[1]))
  const found = bestAssignment(problem, cost, isOpen, { limits })
  return found === null || found === 'unfit' ? found : found.plan
}

export interface Assignment {
  readonly plan: Plan
  /** Dual prices: no open pair has a `cost` above the sum of its two. */
  readonly officialPrice: Float64Array
  readonly postPrice: Float64Array
}

export interface AssignmentSettings {
  readonly limits?: PlanLimits
  /** Prices of an assignment of much the same costs: a start that saves time. */
  readonly startPrices?: Float64Array | undefined
}

/** The best plan over the pairs that `isOpen` leaves; it is checked against `limits` like any other. */
export function bestAssignment(
  problem: PlanProblem,
  cost: (pair: number) => number,
  isOpen: (pair: readonly [number, number, number], number: number) => boolean,
  { limits = {}, startPrices }: AssignmentSettings = {},
): Assignment | null | 'unfit' {
  const { instance } = problem
  const rows = openRows(problem, cost, isOpen)
  if (rows.widest > MOST_SCORE) return 'unfit'
  const mustFill = instance.posts.filter((post) => post.mustFill).map(({ id }) => id)
  const found = solvePlan(rows.pairs, { mustFill, ...(startPrices ? { startPrices } : {}) })
  if (found.postOf.includes(NONE) || mustFill.some((post) => found.officialOf[post] === NONE)) return null
  const values = new Float64Array(problem.pairs.length)
  found.postOf.forEach((post, official) => {
    values[rows.number[findPair(rows.pairs, official, post)]!] = 1
  })
  const { officialPrice, postPrice } = found
  return { plan: planOf(problem, values, limits), officialPrice, postPrice }
}
