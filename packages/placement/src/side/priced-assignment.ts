import { type Assignment, bestAssignment } from './find-by-network.ts'
import type { Plan } from './plan.ts'
import { type PlanProblem, worthOf } from './plan-problem.ts'

/** The best plan when every move out of an agency costs its price; its total and worth are without prices. */
export function assignAt(
  problem: PlanProblem,
  prices: readonly number[],
  startPrices?: Float64Array,
  kept?: ReadonlySet<number>,
): Assignment | null {
  const { instance, pairs, moves } = problem
  const assignment = bestAssignment(
    problem,
    (pair) => {
      const worth = worthOf(problem, pair)
      return moves[pair] === 1 ? worth - prices[instance.officials[pairs[pair]![0]]!.agency]! : worth
    },
    ([official], pair) => moves[pair] === 0 || !kept?.has(official),
    { startPrices },
  )
  if (assignment === 'unfit') throw new RangeError('prices and scores are too wide for exact sums')
  return assignment
}

export function movesOf({ instance, pairs, moves }: PlanProblem, plan: Plan): number[] {
  const moved = instance.moveCap.map(() => 0)
  for (const pair of plan.chosen) moved[instance.officials[pairs[pair]![0]]!.agency]! += moves[pair]!
  return moved
}
