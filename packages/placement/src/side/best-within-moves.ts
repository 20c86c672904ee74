import { plansBetween } from './between-plans.ts'
import { findPlan, type Search } from './find-plan.ts'
import { type FrontierEdge, frontierEdges, frontierOf, isForFrontier } from './move-frontier.ts'
import type { Plan } from './plan.ts'
import type { PlanLimits } from './plan-problem.ts'

/**
 * The best plan with at most `k` moves for each `k` from the low end of an edge of the hull up to, not with, its high
 * end. What lies on the edge cannot be beaten; for the rest a plan below it is known, and a better one can only consist
 * of pairs whose slack is no more than what that plan lacks: the search is among those few.
 */
export async function* bestAlong(
  search: Search,
  limits: PlanLimits,
  edge: FrontierEdge,
  first = edge.low.moves,
): AsyncGenerator<Plan> {
  const { low, high } = edge
  if (first <= low.moves) yield low
  if (high.moves - low.moves < 2) return
  const between = plansBetween(search.problem, low, high)
  let known = low
  for (let k = low.moves + 1; k < high.moves; k += 1) {
    const onEdge = between.get(k)?.()
    if (onEdge && onEdge.worth > known.worth) known = onEdge
    if (k < first) continue
    if (!onEdge) known = await searchBelow(search, limits, edge, k, known)
    yield known
  }
}

async function searchBelow(
  { problem, ...search }: Search,
  limits: PlanLimits,
  { low, price, scale, slack }: FrontierEdge,
  k: number,
  known: Plan,
): Promise<Plan> {
  // Times `scale`: what the edge allows at k moves, less what is known.
  const room = scale * (low.worth - known.worth) + price * (k - low.moves)
  // A plan better by a whole hundredth is needed.
  if (room < scale) return known
  const kept = problem.pairs.flatMap((_, pair) => (slack(pair) <= room ? [pair] : []))
  const { worth } = problem
  const core = {
    ...problem,
    pairs: kept.map((pair) => problem.pairs[pair]!),
    moves: kept.map((pair) => problem.moves[pair]!),
    ...(worth ? { worth: kept.map((pair) => worth[pair]!) } : {}),
  }
  const found = await findPlan({ ...search, problem: core }, 'total', { ...limits, mostMoves: k })
  if (!found || found.worth <= known.worth) return known
  return { ...found, chosen: found.chosen.map((pair) => kept[pair]!) }
}

/** The best plan with at most `mostMoves` moves within the other limits, by the hull where they allow it. */
export async function bestWithinMoves(search: Search, limits: PlanLimits, mostMoves: number): Promise<Plan | null> {
  const ends = isForFrontier(limits) ? frontierOf(search, limits) : 'unfit'
  if (ends === null) return null
  if (ends === 'unfit') return findPlan(search, 'total', { ...limits, mostMoves })
  if (mostMoves < ends.fewest.moves) return null
  if (mostMoves >= ends.best.moves) return ends.best
  const isAround = (low: Plan, high: Plan) => low.moves <= mostMoves && mostMoves < high.moves
  const edges = frontierEdges(search, limits, ends.fewest, ends.best, isAround)
  if (edges === 'unfit') return findPlan(search, 'total', { ...limits, mostMoves })
  for await (const plan of bestAlong(search, limits, edges[0]!, mostMoves)) return plan
  return null
}

/** The plan with the fewest moves that is worth at least `floor`, and the best of those; null where none is. */
export async function fewestMovesAbove(search: Search, limits: PlanLimits, floor: number): Promise<Plan | null> {
  const ends = isForFrontier(limits) ? frontierOf(search, limits) : 'unfit'
  if (ends === null) return null
  const isAcross = (low: Plan, high: Plan) => low.worth < floor && floor <= high.worth
  const edges = ends === 'unfit' ? ends : frontierEdges(search, limits, ends.fewest, ends.best, isAcross)
  if (ends === 'unfit' || edges === 'unfit') {
    const fewest = await findPlan(search, 'fewest-moves', { ...limits, leastTotal: floor })
    return fewest && findPlan(search, 'total', { ...limits, mostMoves: fewest.moves })
  }
  if (ends.best.worth < floor) return null
  const [edge] = edges
  if (!edge) return ends.fewest
  // Below this the edge itself does not reach the floor.
  const first = edge.low.moves + Math.ceil((edge.scale * (floor - edge.low.worth)) / edge.price)
  for await (const plan of bestAlong(search, limits, edge, first)) if (plan.worth >= floor) return plan
  return edge.high
}
