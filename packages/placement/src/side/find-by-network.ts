import { MOST_SCORE, pairsFromEdges } from '../pairs-from-edges.ts'
import { NONE } from '../solve/plan.ts'
import { solvePlan } from '../solve/solve-plan.ts'
import { type Plan, planOf } from './plan.ts'
import type { PlanLimits, PlanProblem } from './plan-problem.ts'

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
  const { caps, mostMoves, leastTotal, without, leastAgencySums, leastScore = -Infinity, forced } = limits
  if (caps || without || leastAgencySums || mostMoves !== undefined || leastTotal !== undefined) return 'unfit'
  const isOpen = ([i, j, score]: readonly [number, number, number]) =>
    score >= leastScore && (!forced || (forced[0] === i) === (forced[1] === j))
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
  const { instance, pairs } = problem
  const edges: (readonly [number, number, number])[] = []
  const numberOf = new Map<number, number>()
  const width = instance.posts.length
  for (let number = 0; number < pairs.length; number += 1) {
    const pair = pairs[number]!
    if (!isOpen(pair, number)) continue
    const value = cost(number)
    if (Math.abs(value) > MOST_SCORE) return 'unfit'
    edges.push([pair[0], pair[1], value])
    numberOf.set(pair[0] * width + pair[1], number)
  }
  const mustFill = instance.posts.filter((post) => post.mustFill).map(({ id }) => id)
  const found = solvePlan(pairsFromEdges(instance.officials.length, width, edges), {
    mustFill,
    ...(startPrices ? { startPrices } : {}),
  })
  if (found.postOf.includes(NONE) || mustFill.some((post) => found.officialOf[post] === NONE)) return null
  const values = new Float64Array(pairs.length)
  found.postOf.forEach((post, official) => {
    values[numberOf.get(official * width + post)!] = 1
  })
  const { officialPrice, postPrice } = found
  return { plan: planOf(problem, values, limits), officialPrice, postPrice }
}
