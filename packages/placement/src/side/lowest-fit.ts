import { findPlan, type Search } from './find-plan.ts'
import type { Plan } from './plan.ts'
import type { PlanLimits } from './plan-problem.ts'

export interface LowestFit {
  /** The largest lowest score anyone has to live with, stayers too; null where there is nobody. */
  readonly score: number | null
  readonly plan: Plan
  /** The limits that hold every plan to that score. */
  readonly reached: PlanLimits
}

/** Halves the distinct scores: may pairs below the middle one be done without? */
export async function bestLowestFit(search: Search, limits: PlanLimits): Promise<LowestFit | null> {
  const { problem } = search
  const first = await findPlan(search, 'any', limits)
  if (!first) return null
  const { pairs, outsideFrom = Infinity } = problem
  const scores = [...new Set(pairs.filter(([, post]) => post < outsideFrom).map(([, , score]) => score))].toSorted(
    (a, b) => a - b,
  )
  const lowest = ({ chosen }: Plan) =>
    chosen.reduce((least, pair) => (pairs[pair]![1] < outsideFrom ? Math.min(least, pairs[pair]![2]) : least), Infinity)
  if (lowest(first) === Infinity) return { score: null, plan: (await findPlan(search, 'total', limits))!, reached: {} }
  let best = scores.indexOf(lowest(first))
  let beyond = scores.length
  while (beyond - best > 1) {
    const middle = (best + beyond) >> 1
    const plan = await findPlan(search, 'any', { ...limits, leastScore: scores[middle]! })
    if (plan) best = Math.max(middle, scores.indexOf(lowest(plan)))
    else beyond = middle
  }
  const score = scores[best]!
  const reached = { leastScore: score }
  return { score, plan: (await findPlan(search, 'total', { ...limits, ...reached }))!, reached }
}
