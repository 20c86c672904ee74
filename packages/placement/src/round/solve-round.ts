import { verifyPlan } from '../certificate/verify-plan.ts'
import type { SolveMip } from '../mip/model.ts'
import { OutOfTime } from '../side/find-plan.ts'
import { NONE } from '../solve/plan.ts'
import { solvePlan } from '../solve/solve-plan.ts'
import { canWeighMoves, withFewestMoves } from './fewest-moves.ts'
import { readPlan } from './read-plan.ts'
import type { RoundInput, RoundSettings } from './round-input.ts'
import type { RoundOutcome } from './round-outcome.ts'
import { planProblemOf, type RoundProblem, roundProblem } from './round-problem.ts'
import { searchRound } from './search-round.ts'

/**
 * The best plan of a round, by the cheapest way that is exact: shortest paths where nothing but the total (and then the
 * moves) is asked, the search over whole numbers elsewhere, prices on moves under caps where officials are too many for
 * it. What is not proven in time says so, with the gap to what no plan can pass.
 */
export async function solveRound(
  input: RoundInput,
  solve: SolveMip,
  settings: RoundSettings = {},
): Promise<RoundOutcome> {
  const problem = roundProblem(input)
  if ('clashes' in problem) return { outcome: 'clash', clashes: problem.clashes }
  if (isPlain(input, problem)) return solveByNetwork(problem, input.fewestMoves === true, settings)
  const plans = planProblemOf(problem)
  try {
    const found = await searchRound(input, problem, plans, solve, settings)
    if (!found) return { outcome: 'infeasible' }
    const { plan, bound, isProven, bestTotal, method, movePrices } = found
    const read = readPlan(problem, placesOf(plans.pairs, plan.chosen))
    const gap = bound - plan.worth
    return {
      outcome: 'planned',
      ...read,
      bound: read.total + gap,
      gap,
      certified: isProven && gap === 0,
      method,
      bestTotal,
      certificate: null,
      startPrices: null,
      movePrices,
    }
  } catch (error) {
    if (!(error instanceof OutOfTime)) throw error
    return { outcome: 'out-of-time', bound: error.bound }
  }
}

const isPlain = (
  { objective = 'total', tolerance = 0, fewestMoves = false, mostMoves }: RoundInput,
  problem: RoundProblem,
): boolean =>
  objective === 'total' &&
  problem.agencies.caps === null &&
  mostMoves === undefined &&
  (!fewestMoves || (tolerance === 0 && canWeighMoves(problem)))

function solveByNetwork(problem: RoundProblem, fewestMoves: boolean, { startPrices }: RoundSettings): RoundOutcome {
  const { mustFill, pairs } = problem
  const best = solvePlan(pairs, { mustFill, ...(startPrices ? { startPrices } : {}) })
  if (best.postOf.includes(NONE) || mustFill.some((post) => best.officialOf[post] === NONE))
    return { outcome: 'infeasible' }
  const plan = fewestMoves ? withFewestMoves(problem, best) : best
  const read = readPlan(problem, plan.postOf)
  return {
    outcome: 'planned',
    ...read,
    bound: read.total,
    gap: 0,
    certified: verifyPlan(pairs, plan) === null,
    method: 'network',
    bestTotal: read.total,
    certificate: { pairs, plan },
    startPrices: plan.postPrice,
    movePrices: null,
  }
}

function placesOf(pairs: readonly (readonly [number, number, number])[], chosen: readonly number[]): Int32Array {
  const placeOf = new Int32Array(chosen.length).fill(NONE)
  for (const pair of chosen) placeOf[pairs[pair]![0]] = pairs[pair]![1]
  return placeOf
}
