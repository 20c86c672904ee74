import { findPlan, type Search } from './find-plan.ts'

/** What a round asks for at first; where nothing is feasible at that, more is tried. */
const FIRST_PERCENT = 25
const STEP_PERCENT = 5

/** Moves that a share of the present headcount allows each agency. */
export function capsAtShare({ problem }: Search, percent: number): number[] {
  const { officials, moveCap } = problem.instance
  const heads = moveCap.map((_, agency) => officials.filter((official) => official.agency === agency).length)
  return heads.map((head) => Math.floor((percent * head) / 100))
}

/** The shares from 25 and below `percent`, in steps of five, at which no plan exists. A larger share never allows less. */
export async function infeasibleShares(search: Search, percent: number): Promise<number[]> {
  const shares: number[] = []
  for (let share = FIRST_PERCENT; share < percent; share += STEP_PERCENT) {
    if (await findPlan(search, 'any', { caps: capsAtShare(search, share) })) break
    shares.push(share)
  }
  return shares
}
