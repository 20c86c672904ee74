import { bestAlong } from './best-within-moves.ts'
import { curveBySearch } from './curve-by-search.ts'
import type { Search } from './find-plan.ts'
import { frontierEdges, frontierOf } from './move-frontier.ts'

/** Best total with at most k moves, without caps, for k = 0, 1, 2, …, until the best there is; null where k are too few. */
export async function moveCurve(
  search: Search,
  /** Told after each point, with its number of moves and that of the last; may throw to stop. */
  onPoint: (moves: number, last: number) => void | Promise<void> = () => {},
): Promise<(number | null)[]> {
  const ends = frontierOf(search, {})
  if (ends === null) return []
  const edges = ends === 'unfit' ? ends : frontierEdges(search, {}, ends.fewest, ends.best)
  if (ends === 'unfit' || edges === 'unfit') return curveBySearch(search)
  const curve: (number | null)[] = Array.from({ length: ends.fewest.moves }, () => null)
  for (const edge of edges) {
    for await (const { total } of bestAlong(search, {}, edge)) {
      curve.push(total)
      await onPoint(curve.length - 1, ends.best.moves)
    }
  }
  return [...curve, ends.best.total]
}
