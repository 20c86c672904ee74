import { eligiblePairs } from '../side/eligible-pairs.ts'
import type { Edge, SideInstance } from '../side/instance.ts'

export interface TriedPlan {
  readonly pairs: readonly Edge[]
  readonly total: number
  readonly moves: number
  readonly isWithinCaps: boolean
}

/** Every plan that gives each official one post of their own and fills the must-fill posts, by plain enumeration. */
export function everyPlan(instance: SideInstance): TriedPlan[] {
  const { officials, posts, moveCap } = instance
  const open = eligiblePairs(instance)
  const plans: TriedPlan[] = []
  const place = (official: number, taken: readonly Edge[]): void => {
    if (official < officials.length) {
      for (const edge of open)
        if (edge[0] === official && !taken.some(([, post]) => post === edge[1])) place(official + 1, [...taken, edge])
      return
    }
    if (posts.some(({ id, mustFill }) => mustFill && !taken.some(([, post]) => post === id))) return
    const moved = taken.filter(([i, j]) => officials[i]!.seat !== j)
    plans.push({
      pairs: taken,
      total: taken.reduce((sum, [, , score]) => sum + score, 0),
      moves: moved.length,
      isWithinCaps: moveCap.every((cap, a) => moved.filter(([i]) => officials[i]!.agency === a).length <= cap),
    })
  }
  place(0, [])
  return plans
}

export const most = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.max(...values))
export const least = (values: readonly number[]): number | null => (values.length === 0 ? null : Math.min(...values))
