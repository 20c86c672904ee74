import { findPlan, type Search } from './find-plan.ts'
import type { PlanLimits } from './plan-problem.ts'

/** Best total with at most k moves, for k = 0, 1, 2, …, until the best there is; null where k moves are too few. */
export async function moveCurve(search: Search, limits: PlanLimits = {}): Promise<(number | null)[]> {
  const best = await findPlan(search, 'total-then-fewest-moves', limits)
  if (!best) return []
  const fewest = (await findPlan(search, 'fewest-moves', limits))!.moves
  const curve: (number | null)[] = Array.from({ length: fewest }, () => null)
  for (let k = fewest; k < best.moves; k++)
    curve.push((await findPlan(search, 'total', { ...limits, mostMoves: k }))!.total)
  return [...curve, best.total]
}
