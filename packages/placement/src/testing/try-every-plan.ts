import type { Edge } from '../pairs-from-edges.ts'

export interface BestFound {
  /** Must-fill posts filled plus officials placed, most first; then total. */
  readonly filled: number
  readonly placed: number
  readonly total: number
  /** Plans that reach it, as the post of each official (-1 none). */
  readonly plans: readonly (readonly number[])[]
}

/** Every plan there is, one official after another: for a handful of officials. `forced` must be in the plan. */
export function tryEveryPlan(
  officials: number,
  edges: readonly Edge[],
  mustFill: readonly number[] = [],
  forced?: readonly [number, number],
): BestFound | null {
  let best: BestFound | null = null
  const postOf: number[] = Array(officials).fill(-1)
  const taken = new Set<number>()
  const visit = (official: number, total: number) => {
    if (official === officials) {
      if (forced && postOf[forced[0]] !== forced[1]) return
      best = better(best, {
        filled: mustFill.filter((post) => taken.has(post)).length,
        placed: taken.size,
        total,
        plans: [[...postOf]],
      })
      return
    }
    visit(official + 1, total)
    for (const [i, post, score] of edges) {
      if (i !== official || taken.has(post)) continue
      taken.add(post)
      postOf[official] = post
      visit(official + 1, total + score)
      postOf[official] = -1
      taken.delete(post)
    }
  }
  visit(0, 0)
  return best
}

function better(best: BestFound | null, found: BestFound): BestFound {
  if (!best) return found
  const order = best.filled - found.filled || best.placed - found.placed || best.total - found.total
  if (order !== 0) return order > 0 ? best : found
  return { ...best, plans: [...best.plans, ...found.plans] }
}
