import type { PathSearch } from '../solve/path-search.ts'
import { NONE, type Plan } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'

/** Lengths of the shortest chains; Infinity where there is none that is shorter than the other kind. */
export interface Rehoming {
  readonly toSeat: number
  readonly elsewhere: number
}

/**
 * The holder of a post that is taken away needs another place: the shortest chain, without that post, into `seat` (a
 * place just left by somebody else; NONE if there is none), or to a free post or to somebody who ends unplaced.
 */
export function rehomeHolder(
  { start, post, score }: SparsePairs,
  { officialOf, officialPrice, postPrice, postFloor, unplacedCost }: Plan,
  search: PathSearch,
  { holder, taken, seat }: { readonly holder: number; readonly taken: number; readonly seat: number },
): Rehoming {
  let toSeat = Number.POSITIVE_INFINITY
  let elsewhere = officialPrice[holder]! + unplacedCost
  let i = holder
  let base = 0
  for (;;) {
    const here = base + officialPrice[i]!
    const room = Math.min(toSeat, elsewhere) - here
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      const j = post[e]!
      const cost = postPrice[j]! - score[e]!
      if (cost >= room || j === taken) continue
      const reached = here + cost
      if (reached >= search.distance[j]!) continue
      if (j === seat) toSeat = Math.min(toSeat, reached)
      else if (officialOf[j] === NONE) elsewhere = Math.min(elsewhere, reached + postPrice[j]! - postFloor[j]!)
      else {
        search.reach(j, reached, i)
        search.heap.push(j, reached)
      }
    }
    const j = search.next(Math.min(toSeat, elsewhere))
    if (j === NONE) break
    base = search.distance[j]!
    i = officialOf[j]!
    elsewhere = Math.min(elsewhere, base + officialPrice[i]! + unplacedCost)
  }
  search.clear()
  return { toSeat, elsewhere }
}
