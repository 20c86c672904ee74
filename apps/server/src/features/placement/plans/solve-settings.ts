import type { PlanSettings } from '@petakom/contract'
import type { Plan } from '@petakom/placement'
import { type RoundOutcome, solveRound } from '@petakom/placement/round'
import type { SolveMip } from '@petakom/placement/side'
import { type BasePlan, pricesOf } from '../thread/base-plan.ts'
import { type Agencies, planInput } from '../thread/round-problem.ts'

export interface SolvedPlan {
  readonly placeOf: Int32Array
  readonly total: number
  readonly bound: number
  readonly certified: boolean
  /** Prices that prove it, where the network found it. */
  readonly certificate: Plan | null
  readonly startPrices: Float64Array
}

/** Whether nothing but the best total is asked, which the network has answered already. */
export const isPlain = ({ objective, fewestMovesWithin, mostMoves, moveCapShare }: PlanSettings): boolean =>
  objective === 'total' && fewestMovesWithin === null && mostMoves === null && moveCapShare === null

export const plainPlan = (base: BasePlan): SolvedPlan => ({
  placeOf: base.postOf,
  total: base.total,
  bound: base.total,
  certified: true,
  certificate: base.plan,
  startPrices: pricesOf(base),
})

/** What is asked beyond the best total, by the engine of rounds; the posts that the network fills must be filled here. */
export async function solveBeyond(
  base: BasePlan,
  agencies: Agencies,
  settings: PlanSettings,
  solve: SolveMip,
  deadline: number,
): Promise<Exclude<RoundOutcome, { outcome: 'planned' }> | (SolvedPlan & { readonly outcome: 'planned' })> {
  const input = planInput(base.problem, base.mustFill, agencies, settings)
  const outcome = await solveRound(input, solve, { deadline, startPrices: pricesOf(base) })
  if (outcome.outcome !== 'planned') return outcome
  const { postOf, total, bound, certified } = outcome
  return {
    outcome: 'planned',
    placeOf: postOf,
    total,
    bound,
    certified,
    certificate: null,
    startPrices: outcome.startPrices ?? pricesOf(base),
  }
}
