import type { SolveMip } from '../mip/model.ts'
import { moveCurve } from '../side/move-curve.ts'
import type { RoundInput } from './round-input.ts'
import { planProblemOf, roundProblem } from './round-problem.ts'
import { solveRound } from './solve-round.ts'

export interface CurveSettings {
  /** Told after each point, with its number of moves and that of the last; may throw to stop. */
  readonly onPoint?: (moves: number, last: number) => void | Promise<void>
}

/**
 * Best total with at most k moves, for k = 0, 1, 2, ... until more gain nothing; null where k are too few. Objective,
 * tolerance, staying bonus and a limit on moves are left aside. Without caps the hull of the curve comes from shortest
 * paths and only what lies below it is searched; with caps each point is a search of its own. Empty: there is no plan.
 */
export async function roundCurve(
  { pairs, rules = {}, mustPlace, agencyOfPost, agencyOfOfficial, moveCaps }: RoundInput,
  solve: SolveMip,
  { onPoint = () => {} }: CurveSettings = {},
): Promise<(number | null)[]> {
  const input: RoundInput = {
    pairs,
    rules: { ...rules, stayingBonus: 0 },
    ...(mustPlace ? { mustPlace } : {}),
    ...(agencyOfPost ? { agencyOfPost } : {}),
    ...(agencyOfOfficial ? { agencyOfOfficial } : {}),
    ...(moveCaps ? { moveCaps } : {}),
  }
  const problem = roundProblem(input)
  if ('clashes' in problem) return []
  if (problem.agencies.caps === null) return moveCurve({ problem: planProblemOf(problem), solve }, onPoint)
  const best = await solveRound({ ...input, fewestMoves: true }, solve)
  if (best.outcome !== 'planned') return []
  const last = best.moves.length
  const totals: (number | null)[] = []
  for (let mostMoves = 0; mostMoves < last; mostMoves += 1) {
    const found = await solveRound({ ...input, mostMoves }, solve)
    totals.push(found.outcome === 'planned' ? found.total : null)
    await onPoint(mostMoves, last)
  }
  return [...totals, best.total]
}
