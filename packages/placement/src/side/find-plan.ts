import type { SolveMip } from '../mip/model.ts'
import { solveWhole } from '../mip/solve-whole.ts'
import { findByNetwork } from './find-by-network.ts'
import { type Plan, planOf } from './plan.ts'
import { type PlanLimits, type PlanProblem, planModel, worthOf } from './plan-problem.ts'

/** What is sought: the larger, the better. */
export type Aim = 'total' | 'total-then-fewest-moves' | 'fewest-moves' | 'any'

/** The time was up before the optimum was proven. */
export class OutOfTime extends Error {
  override readonly name = 'OutOfTime'
  readonly plan: Plan | null
  /** No plan within the limits has a larger total; null where that was not what was sought. */
  readonly bound: number | null

  constructor(plan: Plan | null, bound: number | null) {
    super('the time was up before the best plan was proven')
    this.plan = plan
    this.bound = bound
  }
}

export interface Search {
  readonly problem: PlanProblem
  readonly solve: SolveMip
  /** When to give up, by `performance.now()`; absent: never. */
  readonly deadline?: number
}

/** The best plan within `limits`, proven; null where there is none. Throws `OutOfTime`. */
export async function findPlan(
  { problem, solve, deadline }: Search,
  aim: Aim,
  limits: PlanLimits = {},
): Promise<Plan | null> {
  const { forced } = limits
  if (forced && !problem.pairs.some(([i, j]) => i === forced[0] && j === forced[1])) return null
  const cost = costOf(problem, aim)
  const network = findByNetwork(problem, cost, limits)
  if (network !== 'unfit') return network
  const options = limitOf(deadline)
  if ((options.timeLimit ?? 1) <= 0) throw new OutOfTime(null, null)
  const model = planModel(problem, cost, limits).build(true)
  const result = await solveWhole(solve, model, options)
  if (result.status === 'infeasible') return null
  const plan = result.values && planOf(problem, result.values, limits)
  if (result.status === 'open') throw new OutOfTime(plan, totalBound(problem, aim, result.bound))
  return plan
}

/** The seconds left, as an option of a solve. */
export const limitOf = (deadline?: number): { readonly timeLimit?: number } =>
  deadline === undefined ? {} : { timeLimit: (deadline - performance.now()) / 1000 }

function totalBound({ instance }: PlanProblem, aim: Aim, bound: number): number | null {
  if (!Number.isFinite(bound)) return null
  const most = instance.officials.length
  if (aim === 'total-then-fewest-moves') return Math.floor((bound + most) / (most + 1))
  return aim === 'total' ? bound : null
}

function costOf(problem: PlanProblem, aim: Aim): (pair: number) => number {
  const { instance, moves } = problem
  // One point of the total outweighs every move there can be.
  const weight = instance.officials.length + 1
  switch (aim) {
    case 'total':
      return (pair) => worthOf(problem, pair)
    case 'total-then-fewest-moves':
      return (pair) => worthOf(problem, pair) * weight - moves[pair]!
    case 'fewest-moves':
      return (pair) => -moves[pair]!
    case 'any':
      return () => 0
  }
}
