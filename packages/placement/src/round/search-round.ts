import type { SolveMip } from '../mip/model.ts'
import { bestUnderCaps } from '../side/best-under-caps.ts'
import { bestWithinMoves, fewestMovesAbove } from '../side/best-within-moves.ts'
import { findPlan, OutOfTime, type Search } from '../side/find-plan.ts'
import { bestLowestFit } from '../side/lowest-fit.ts'
import type { Plan } from '../side/plan.ts'
import type { PlanLimits, PlanProblem } from '../side/plan-problem.ts'
import { bestWorstAgency } from '../side/worst-agency.ts'
import type { RoundInput, RoundObjective, RoundSettings } from './round-input.ts'
import type { RoundProblem } from './round-problem.ts'

export interface FoundRound {
  readonly plan: Plan
  /** What no plan is worth more than, staying bonuses counted. */
  readonly bound: number
  /** False where the time was up before one of the steps was proven. */
  readonly isProven: boolean
  /** Before any was given up for fewer moves. */
  readonly bestTotal: number
  readonly method: 'search' | 'prices'
  readonly movePrices: readonly number[] | null
}

/** Null where there is no plan; throws `OutOfTime` where none was met in time. */
export async function searchRound(
  input: RoundInput,
  { agencies }: RoundProblem,
  problem: PlanProblem,
  solve: SolveMip,
  { deadline }: RoundSettings,
): Promise<FoundRound | null> {
  const search: Search = { problem, solve, ...(deadline === undefined ? {} : { deadline }) }
  const { mostMoves, fewestMoves = false, tolerance = 0 } = input
  const limits: PlanLimits = {
    ...(agencies.caps ? { caps: agencies.caps } : {}),
    ...(mostMoves === undefined ? {} : { mostMoves }),
  }
  const first = await bestByObjective(search, input.objective ?? 'total', limits)
  if (!first) return null
  const { step: best, limits: kept } = first
  if (!fewestMoves || !best.isProven) return { ...best, bestTotal: best.plan.total }
  const floor = Math.ceil(best.plan.worth - tolerance * Math.abs(best.plan.worth) - 1e-6)
  const last = await stepFrom(best, () => fewestMovesAbove(search, kept, floor))
  return { ...last, bound: last.isProven ? last.plan.worth : best.bound, bestTotal: best.plan.total }
}

type Step = Omit<FoundRound, 'bestTotal'>

/** The best total of the plans that are best by the objective, and the limits that keep it so. */
async function bestByObjective(
  search: Search,
  objective: RoundObjective,
  limits: PlanLimits,
): Promise<{ readonly step: Step; readonly limits: PlanLimits } | null> {
  if (objective === 'total') {
    const step = await bestTotal(search, limits)
    return step && { step, limits }
  }
  const found =
    objective === 'worst-agency' ? await bestWorstAgency(search, limits) : await bestLowestFit(search, limits)
  return found && { step: proven(found.plan), limits: { ...limits, ...found.reached } }
}

/** The best total within `limits`, or, out of time, the best met with what none can pass. */
async function bestTotal(search: Search, limits: PlanLimits): Promise<Step | null> {
  const { caps, mostMoves } = limits
  try {
    const plan =
      mostMoves !== undefined
        ? await bestWithinMoves(search, { ...(caps ? { caps } : {}) }, mostMoves)
        : await (caps ? bestUnderCaps(search, caps, secondsLeft(search)) : findPlan(search, 'total'))
    return plan && proven(plan)
  } catch (error) {
    if (!(error instanceof OutOfTime) || !error.plan) throw error
    const bound = error.bound ?? (await findPlan(search, 'total'))!.worth
    return { plan: error.plan, bound, isProven: error.plan.worth === bound, method: 'prices', movePrices: null }
  }
}

const secondsLeft = ({ deadline }: Search): number | undefined =>
  deadline === undefined ? undefined : Math.max(0, (deadline - performance.now()) / 1000)

const proven = (plan: Plan): Step => ({
  plan,
  bound: plan.worth,
  isProven: true,
  method: 'search',
  movePrices: null,
})

/** What `find` finds, or, out of time, the better of what it met and the step before, unproven. */
async function stepFrom(before: Step, find: () => Promise<Plan | null>): Promise<Step> {
  try {
    return proven((await find())!)
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    const { plan } = error
    const isBetter = plan !== null && plan.moves < before.plan.moves
    return { ...before, plan: isBetter ? plan : before.plan, isProven: false }
  }
}
