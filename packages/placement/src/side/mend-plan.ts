import type { Assignment } from './find-by-network.ts'
import type { Plan } from './plan.ts'
import { type PlanProblem, worthOf } from './plan-problem.ts'
import { assignAt, movesOf } from './priced-assignment.ts'

const REPAIRS = 40
const POLISHES = 8

/** A plan within the caps near one that is over them; null where none was met. */
export function mendPlan(
  problem: PlanProblem,
  caps: readonly number[],
  prices: readonly number[],
  relaxed: Assignment,
): Plan | null {
  const plan = withinCaps(problem, caps, prices, relaxed)
  return plan && polished(problem, caps, relaxed, plan)
}

/**
 * Keeps officials of each agency over its cap in their seats, a half of the excess at a time: those whose staying has
 * the least reduced cost. Null where that leads nowhere.
 */
function withinCaps(
  problem: PlanProblem,
  caps: readonly number[],
  prices: readonly number[],
  first: Assignment,
): Plan | null {
  const kept = new Set<number>()
  let assignment: Assignment | null = first
  for (let repair = 0; assignment && repair < REPAIRS; repair += 1) {
    const { plan, postPrice }: Assignment = assignment
    const over = movesOf(problem, plan).map((moved, agency) => moved - caps[agency]!)
    if (over.every((excess) => excess <= 0)) return plan
    const quota = over.map((excess) => Math.ceil(excess / 2))
    const before = kept.size
    for (const { official, agency } of moversByLoss(problem, assignment)) {
      if (quota[agency]! <= 0) continue
      quota[agency]! -= 1
      kept.add(official)
    }
    if (kept.size === before) return null
    assignment = assignAt(problem, prices, postPrice, kept)
  }
  return null
}

/**
 * Lets as many officials of each agency move as its cap allows, so that every plan keeps the caps, and takes the best
 * at true scores: those who move in `plan`, then those of the relaxed plan whom staying costs most. Whoever was let
 * and stays makes room for the next, as long as the total grows.
 */
function polished(problem: PlanProblem, caps: readonly number[], relaxed: Assignment, plan: Plan): Plan {
  const { instance } = problem
  const free = caps.map(() => 0)
  const waiting = moversByLoss(problem, relaxed).toReversed()
  const tried = new Set<number>()
  let best = plan
  for (let round = 0; round < POLISHES; round += 1) {
    const movable = new Set(moversOf(problem, best))
    movesOf(problem, best).forEach((moved, agency) => {
      free[agency] = caps[agency]! - moved
    })
    const before = movable.size
    for (const { official, agency } of waiting) {
      if (free[agency]! <= 0 || movable.has(official) || tried.has(official)) continue
      free[agency]! -= 1
      movable.add(official)
      tried.add(official)
    }
    if (round > 0 && movable.size === before) break
    const kept = new Set(instance.officials.map(({ id }) => id).filter((id) => !movable.has(id)))
    const next = assignAt(
      problem,
      caps.map(() => 0),
      undefined,
      kept,
    )?.plan
    if (!next || next.worth < best.worth) break
    best = next
  }
  return best
}

const moversOf = ({ pairs, moves }: PlanProblem, { chosen }: Plan): number[] =>
  chosen.filter((pair) => moves[pair] === 1).map((pair) => pairs[pair]![0])

/** Those who move and could stay, from the one whose staying has the least reduced cost. */
function moversByLoss(problem: PlanProblem, { plan, officialPrice, postPrice }: Assignment) {
  const { instance, pairs, moves } = problem
  const stay = new Map(
    pairs.map(([official], pair) => [official, pair] as const).filter(([, pair]) => moves[pair] === 0),
  )
  return moversOf(problem, plan)
    .filter((official) => stay.has(official))
    .map((official) => {
      const { seat, agency } = instance.officials[official]!
      return {
        official,
        agency,
        loss: officialPrice[official]! + postPrice[seat]! - worthOf(problem, stay.get(official)!),
      }
    })
    .toSorted((a, b) => a.loss - b.loss || a.official - b.official)
}
