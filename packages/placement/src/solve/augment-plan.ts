import type { SparsePairs } from '../sparse-pairs.ts'
import { PathSearch } from './path-search.ts'
import { NONE, type Plan } from './plan.ts'

/**
 * Places every official without a post along a shortest augmenting path (Dijkstra over reduced costs): to a free post,
 * or to an official, perhaps the same, for whom being unplaced costs least. Prices stay optimal after each path, so an
 * official for whom only being unplaced is left is settled for good.
 */
export function augmentPlan(pairs: SparsePairs, plan: Plan): void {
  const search = new PathSearch(pairs.posts)
  for (let i = 0; i < pairs.officials; i += 1) {
    if (plan.postOf[i] !== NONE) continue
    plan.officialPrice[i] = bestGain(pairs, plan, i)
    const end = findEnd(pairs, plan, search, i)
    repricePath(plan, search, i, end.distance)
    shiftAlong(plan, search, i, end)
    search.clear()
  }
}

function bestGain({ start, post, score }: SparsePairs, { postPrice, unplacedCost }: Plan, i: number): number {
  let best = -unplacedCost
  for (let e = start[i]!; e < start[i + 1]!; e += 1) best = Math.max(best, score[e]! - postPrice[post[e]!]!)
  return best
}

/** Where the path ends: in a free post, or (`post` NONE) with an official who is left without one. */
interface PathEnd {
  readonly distance: number
  readonly post: number
  readonly official: number
}

function findEnd({ start, post, score }: SparsePairs, plan: Plan, search: PathSearch, source: number): PathEnd {
  const { officialOf, officialPrice, postPrice, unplacedCost } = plan
  const { heap, distance } = search
  let nearest = officialPrice[source]! + unplacedCost
  let endPost = NONE
  let endOfficial = source
  let i = source
  let base = 0
  for (;;) {
    const here = base + officialPrice[i]!
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      const j = post[e]!
      const reached = here + postPrice[j]! - score[e]!
      // Nothing is kept that is no nearer than the best end found.
      if (reached >= nearest || reached >= distance[j]!) continue
      search.reach(j, reached, i)
      if (officialOf[j] === NONE) {
        nearest = reached
        endPost = j
      } else heap.push(j, reached)
    }
    const j = search.next(nearest)
    if (j === NONE) return { distance: nearest, post: endPost, official: endOfficial }
    base = distance[j]!
    i = officialOf[j]!
    const leaving = base + officialPrice[i]! + unplacedCost
    if (leaving < nearest) {
      nearest = leaving
      endPost = NONE
      endOfficial = i
    }
  }
}

function repricePath(plan: Plan, search: PathSearch, source: number, nearest: number): void {
  const { officialOf, officialPrice, postPrice } = plan
  officialPrice[source]! -= nearest
  for (let at = 0; at < search.settledCount; at += 1) {
    const j = search.settled[at]!
    const rise = nearest - search.distance[j]!
    postPrice[j]! += rise
    officialPrice[officialOf[j]!]! -= rise
  }
}

function shiftAlong({ postOf, officialOf }: Plan, { from }: PathSearch, source: number, end: PathEnd): void {
  if (end.post === NONE && end.official === source) return
  let j = end.post
  if (j === NONE) {
    j = postOf[end.official]!
    postOf[end.official] = NONE
  }
  for (;;) {
    const mover = from[j]!
    const left = postOf[mover]!
    postOf[mover] = j
    officialOf[j] = mover
    if (mover === source) return
    j = left
  }
}
