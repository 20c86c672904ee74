import { findPlan, type Search } from './find-plan.ts'

/** The curve by one search for each number of moves: for scores too wide to be priced exactly. */
export async function curveBySearch(search: Search): Promise<(number | null)[]> {
  const best = await findPlan(search, 'total-then-fewest-moves')
  if (!best) return []
  const fewest = (await findPlan(search, 'fewest-moves'))!.moves
  const curve: (number | null)[] = Array.from({ length: fewest }, () => null)
  for (let k = fewest; k < best.moves; k++) curve.push((await findPlan(search, 'total', { mostMoves: k }))!.total)
  return [...curve, best.total]
}
