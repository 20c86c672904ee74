import { NONE, type Plan } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'

/**
 * Whether no other plan is as good as this optimal one. Two optimal plans differ by rounds of moves, each along pairs
 * worth exactly their prices; such a round is a cycle in the graph of who could take whose post at no loss, in which
 * one further node stands for the outside: free posts, and being unplaced. The plan is the only optimum when that
 * graph has no cycle.
 */
export function isOnlyOptimum(pairs: SparsePairs, plan: Plan): boolean {
  const { officials } = pairs
  const outside = officials
  const incoming = new Int32Array(officials + 1)
  for (let i = 0; i <= officials; i += 1) eachTaker(pairs, plan, i, (k) => (incoming[k]! += 1))
  const ready: number[] = []
  for (let i = 0; i <= outside; i += 1) if (incoming[i] === 0) ready.push(i)
  let removed = 0
  for (let i = ready.pop(); i !== undefined; i = ready.pop()) {
    removed += 1
    eachTaker(pairs, plan, i, (k) => {
      incoming[k]! -= 1
      if (incoming[k] === 0) ready.push(k)
    })
  }
  return removed === officials + 1
}

/** Calls `visit` with every node whose place node `i` could take at no loss. */
function eachTaker(pairs: SparsePairs, plan: Plan, i: number, visit: (node: number) => void): void {
  const { officials, start, post, score } = pairs
  const { postOf, officialOf, officialPrice, postPrice, postFloor, unplacedCost } = plan
  const outside = officials
  if (i === outside) {
    // The outside takes back a post that may as well stay free, and lets in an official who has none.
    for (let k = 0; k < officials; k += 1)
      if (postOf[k] === NONE || postPrice[postOf[k]!] === postFloor[postOf[k]!]) visit(k)
    return
  }
  const own = postOf[i]!
  if (own !== NONE && officialPrice[i] === -unplacedCost) visit(outside)
  for (let e = start[i]!; e < start[i + 1]!; e += 1) {
    const j = post[e]!
    if (j === own || score[e]! - postPrice[j]! !== officialPrice[i]) continue
    visit(officialOf[j] === NONE ? outside : officialOf[j]!)
  }
}
