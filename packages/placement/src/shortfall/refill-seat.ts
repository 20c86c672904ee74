import type { PathSearch } from '../solve/path-search.ts'
import { NONE, type Plan } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'
import type { Writer } from './journal.ts'

/**
 * A seat is free and its price is above its floor, because `gone` has left the plan or because it was priced before
 * anyone took it: fills it by the cheapest chain, backwards from the seat, until a post may stay free or somebody
 * unplaced comes in. Plan and prices are then the best without that official. Returns what the plan's value rises by,
 * short of the seat's price; every change goes through the journal.
 */
export function refillSeat(
  byPost: SparsePairs,
  plan: Plan,
  search: PathSearch,
  journal: Writer,
  seat: number,
  gone: number,
): number {
  const end = findChain(byPost, plan, search, seat, gone)
  const { officialOf, officialPrice, postPrice } = plan
  for (let at = 0; at < search.settledCount; at += 1) {
    const j = search.settled[at]!
    const fall = end.distance - search.distance[j]!
    const holder = officialOf[j]!
    journal.set(postPrice, j, postPrice[j]! - fall)
    if (holder !== NONE) journal.set(officialPrice, holder, officialPrice[holder]! + fall)
  }
  moveChain(plan, search, journal, seat, end)
  search.clear()
  return end.distance
}

/** `post` is filled last: by `official`, or it stays free where that is NONE. */
interface ChainEnd {
  readonly distance: number
  readonly post: number
  readonly official: number
}

function findChain(byPost: SparsePairs, plan: Plan, search: PathSearch, seat: number, gone: number): ChainEnd {
  const { postOf, officialPrice, postPrice, postFloor, unplacedCost } = plan
  const { start, post: officialAt, score } = byPost
  let nearest = postPrice[seat]! - postFloor[seat]!
  let endPost = seat
  let endOfficial = NONE
  search.reach(seat, 0, NONE)
  search.heap.push(seat, 0)
  for (let j = search.next(nearest); j !== NONE; j = search.next(nearest)) {
    const here = search.distance[j]! + postPrice[j]!
    for (let e = start[j]!; e < start[j + 1]!; e += 1) {
      const k = officialAt[e]!
      const left = postOf[k]!
      if (k === gone || left === j) continue
      const reached = here + officialPrice[k]! - score[e]!
      if (left === NONE) {
        if (reached + officialPrice[k]! + unplacedCost >= nearest) continue
        nearest = reached + officialPrice[k]! + unplacedCost
        endPost = j
        endOfficial = k
      } else if (reached < nearest && reached < search.distance[left]!) {
        search.reach(left, reached, j)
        search.heap.push(left, reached)
        const free = reached + postPrice[left]! - postFloor[left]!
        if (free >= nearest) continue
        nearest = free
        endPost = left
        endOfficial = NONE
      }
    }
  }
  return { distance: nearest, post: endPost, official: endOfficial }
}

function moveChain({ postOf, officialOf }: Plan, { from }: PathSearch, journal: Writer, seat: number, end: ChainEnd) {
  let j = end.post
  let mover = end.official
  if (mover === NONE) {
    if (j === seat) return
    mover = officialOf[j]!
    journal.set(officialOf, j, NONE)
    j = from[j]!
  }
  for (;;) {
    const next = officialOf[j]!
    journal.set(officialOf, j, mover)
    journal.set(postOf, mover, j)
    if (j === seat) return
    mover = next
    j = from[j]!
  }
}
