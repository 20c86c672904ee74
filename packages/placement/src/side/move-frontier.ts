import { bestAssignment } from './find-by-network.ts'
import type { Search } from './find-plan.ts'
import type { Plan } from './plan.ts'
import { isBelow, type PlanLimits, type PlanProblem, worthOf } from './plan-problem.ts'

/**
 * Two plans next to each other on the upper hull of worth over moves. Both are best where a move costs `price / scale`;
 * `slack` says how far the pair is from being part of such a plan, times `scale`.
 */
export interface FrontierEdge {
  readonly low: Plan
  readonly high: Plan
  readonly price: number
  readonly scale: number
  readonly slack: (pair: number) => number
}

export interface MoveFrontier {
  /** Fewest moves, then the best of those; the first end of the hull. */
  readonly fewest: Plan
  /** Best, then fewest moves; the last end. */
  readonly best: Plan
}

/** Limits that leave a plan with a price on moves an assignment. */
export const isForFrontier = ({ caps, leastTotal, without, leastAgencySums, forced }: PlanLimits): boolean =>
  !caps && !without && !leastAgencySums && !forced && leastTotal === undefined

/** The two ends; null where there is no plan, `unfit` where the scores are too wide for exact prices. */
export function frontierOf({ problem }: Search, limits: PlanLimits): MoveFrontier | null | 'unfit' {
  const officials = problem.instance.officials.length
  const best = pricedPlan(problem, limits, officials + 1, 1)
  if (best === 'unfit' || best === null) return best
  const worths = problem.pairs.map((_, pair) => worthOf(problem, pair))
  const [low, high] = [worths.reduce((a, b) => Math.min(a, b), 0), worths.reduce((a, b) => Math.max(a, b), 0)]
  const fewest = pricedPlan(problem, limits, 1, officials * (high - low) + 1)
  return fewest === 'unfit' || fewest === null ? fewest : { fewest: fewest.plan, best: best.plan }
}

/**
 * The edges of the hull between two of its plans, ascending, of those parts that `isWanted` asks for. Each is found at
 * the price at which its two ends are equally good: where no plan is better there, nothing lies above it.
 */
export function frontierEdges(
  { problem }: Search,
  limits: PlanLimits,
  low: Plan,
  high: Plan,
  isWanted: (low: Plan, high: Plan) => boolean = () => true,
): FrontierEdge[] | 'unfit' {
  const edges: FrontierEdge[] = []
  const visit = (from: Plan, to: Plan): boolean => {
    if (from.moves >= to.moves || !isWanted(from, to)) return true
    const [scale, price] = [to.moves - from.moves, to.worth - from.worth]
    const found = pricedPlan(problem, limits, scale, price)
    if (found === 'unfit' || found === null) return false
    const { plan, officialPrice, postPrice } = found
    if (scale * plan.worth - price * plan.moves > scale * from.worth - price * from.moves)
      return visit(from, plan) && visit(plan, to)
    const slack = (pair: number) => {
      const [i, j] = problem.pairs[pair]!
      return officialPrice[i]! + postPrice[j]! - costAt(problem, scale, price, pair)
    }
    edges.push({ low: from, high: to, price, scale, slack })
    return true
  }
  return visit(low, high) ? edges : 'unfit'
}

const costAt = (problem: PlanProblem, scale: number, price: number, pair: number): number =>
  scale * worthOf(problem, pair) - price * problem.moves[pair]!

const pricedPlan = (problem: PlanProblem, limits: PlanLimits, scale: number, price: number) =>
  bestAssignment(
    problem,
    (pair) => costAt(problem, scale, price, pair),
    (edge) => !isBelow(problem, edge, limits.leastScore),
  )
