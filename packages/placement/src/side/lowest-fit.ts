import { findPlan, type Search } from './find-plan.ts'
import type { Plan } from './plan.ts'

export interface LowestFit {
  /** The largest lowest score anyone has to live with, stayers too; null where there is nobody. */
  readonly score: number | null
  readonly plan: Plan
}

/** Halves the distinct scores: may pairs below the middle one be done without? */
export async function bestLowestFit(search: Search, caps: readonly number[]): Promise<LowestFit | null> {
  const { problem } = search
  const first = await findPlan(search, 'any', { caps })
  if (!first) return null
  if (first.chosen.length === 0) return { score: null, plan: first }
  const lowest = (plan: Plan) => Math.min(...plan.chosen.map((pair) => problem.pairs[pair]![2]))
  const scores = [...new Set(problem.pairs.map(([, , score]) => score))].toSorted((a, b) => a - b)
  let reached = scores.indexOf(lowest(first))
  let beyond = scores.length
  while (beyond - reached > 1) {
    const middle = (reached + beyond) >> 1
    const plan = await findPlan(search, 'any', { caps, leastScore: scores[middle]! })
    if (plan) reached = scores.indexOf(lowest(plan))
    else beyond = middle
  }
  const score = scores[reached]!
  return { score, plan: (await findPlan(search, 'total', { caps, leastScore: score }))! }
}
