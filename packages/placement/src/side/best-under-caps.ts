import { findPlan, limitOf, OutOfTime, type Search } from './find-plan.ts'
import type { Plan } from './plan.ts'
import { planModel } from './plan-problem.ts'
import { solveCapsByPrices } from './solve-caps-by-prices.ts'

/** With more officials prices come before the search: they take seconds where it takes minutes. */
const MOST_FOR_SEARCH_ALONE = 2_000

/** Objective 2. Large instances, and those whose search runs out of time, are bounded by prices. */
export async function bestUnderCaps(search: Search, caps: readonly number[], timeLimit?: number): Promise<Plan | null> {
  const price = () => solveCapsByPrices(search.problem, caps, timeLimit === undefined ? {} : { timeLimit })
  const first = search.problem.instance.officials.length > MOST_FOR_SEARCH_ALONE ? price() : null
  if (first?.gap === 0) return first.plan
  try {
    return await findPlan(search, 'total', { caps })
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    const { plan, bound } = first ?? price()
    if (bound === null || plan?.worth === bound) return plan
    const better = (plan?.worth ?? -Infinity) > (error.plan?.worth ?? -Infinity) ? plan : error.plan
    throw new OutOfTime(better, Math.min(bound, error.bound ?? Infinity))
  }
}

/** Value of the linear relaxation of objective 2; null where even that has no plan. */
export async function relaxedBound({ problem, solve, deadline }: Search): Promise<number | null> {
  const model = planModel(problem, (pair) => problem.pairs[pair]![2], { caps: problem.instance.moveCap }).build(true)
  const relaxed = await solve(model, { ...limitOf(deadline), relaxed: true })
  if (relaxed.status === 'time-limit') throw new OutOfTime(null, null)
  // The last bits of a sum in floating point say nothing.
  return relaxed.status === 'optimal' ? Math.round(relaxed.bound * 1e6) / 1e6 : null
}
