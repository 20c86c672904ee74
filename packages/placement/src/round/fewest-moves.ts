import { MOST_SCORE } from '../pairs-from-edges.ts'
import type { Plan } from '../solve/plan.ts'
import { solvePlan } from '../solve/solve-plan.ts'
import type { RoundProblem } from './round-problem.ts'

/** One hundredth of the total outweighs every move there can be. */
const weightOf = ({ pairs }: RoundProblem): number => pairs.officials + 1

export const canWeighMoves = (problem: RoundProblem): boolean =>
  problem.pairs.score.every((score) => (Math.abs(score) + 1) * weightOf(problem) < MOST_SCORE)

/** Of the plans as good as `best` the one with the fewest moves. The prices of one prove every other. */
export function withFewestMoves(problem: RoundProblem, best: Plan): Plan {
  const { pairs, seatOf, posts, mustFill } = problem
  const weight = weightOf(problem)
  const score = new Int32Array(pairs.score.length)
  for (let i = 0; i < pairs.officials; i += 1) {
    for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) {
      const post = pairs.post[e]!
      const isMove = post !== seatOf[i] && (post < posts || seatOf[i]! >= 0)
      score[e] = pairs.score[e]! * weight - (isMove ? 1 : 0)
    }
  }
  const startPrices = best.postPrice.map((price) => price * weight)
  const { postOf, officialOf } = solvePlan({ ...pairs, score }, { mustFill, startPrices })
  return { ...best, postOf, officialOf }
}
