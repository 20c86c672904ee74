import { type Plan, planOf } from './plan.ts'
import type { PlanProblem } from './plan-problem.ts'

/**
 * Plans between two: they differ by chains and cycles that do not touch one another, and any of these can be taken on
 * its own. Gives, by the number of moves, a plan for every sum that some of them reach.
 */
export function plansBetween(problem: PlanProblem, low: Plan, high: Plan): ReadonlyMap<number, () => Plan> {
  const parts = partsOf(problem, low, high).filter(({ moves }) => moves !== 0)
  const reached = new Map<number, readonly (readonly number[])[]>([[low.moves, []]])
  for (const { officials, moves } of parts) {
    for (const [sum, taken] of [...reached])
      if (!reached.has(sum + moves)) reached.set(sum + moves, [...taken, officials])
  }
  const plan = (taken: readonly (readonly number[])[]) => () => {
    const values = new Float64Array(problem.pairs.length)
    const moved = new Set(taken.flat())
    low.chosen.forEach((pair, official) => {
      values[moved.has(official) ? high.chosen[official]! : pair] = 1
    })
    return planOf(problem, values, {})
  }
  return new Map([...reached].map(([sum, taken]) => [sum, plan(taken)]))
}

interface Part {
  readonly officials: readonly number[]
  /** How many moves it adds. */
  readonly moves: number
}

/** Officials whose posts differ, joined by the posts they take from one another. */
function partsOf({ pairs, moves }: PlanProblem, low: Plan, high: Plan): Part[] {
  const moverInto = new Map<number, number>()
  const moverFrom = new Map<number, number>()
  const differing = [...low.chosen.keys()].filter((official) => low.chosen[official] !== high.chosen[official])
  for (const official of differing) {
    moverFrom.set(pairs[low.chosen[official]!]![1], official)
    moverInto.set(pairs[high.chosen[official]!]![1], official)
  }
  const seen = new Set<number>()
  const parts: Part[] = []
  for (const first of differing) {
    if (seen.has(first)) continue
    const part = new Set([first])
    for (const official of part) {
      const next = moverFrom.get(pairs[high.chosen[official]!]![1])
      const before = moverInto.get(pairs[low.chosen[official]!]![1])
      for (const other of [next, before]) if (other !== undefined) part.add(other)
    }
    for (const official of part) seen.add(official)
    const officials = [...part]
    const added = officials.reduce((sum, i) => sum + moves[high.chosen[i]!]! - moves[low.chosen[i]!]!, 0)
    parts.push({ officials, moves: added })
  }
  return parts
}
