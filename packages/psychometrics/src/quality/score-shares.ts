import { type Item, maxCategory } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'

/** Probability of each category (outer) at each node (inner). */
export type NodeShares = readonly Float64Array[]

export function categoryShares(item: Item, nodes: Float64Array): NodeShares {
  const shares = Array.from({ length: maxCategory(item) + 1 }, () => new Float64Array(nodes.length))
  nodes.forEach((theta, q) => {
    categoryProbabilities(item, theta).forEach((share, k) => {
      shares[k]![q] = share
    })
  })
  return shares
}

/** Probability of each sum score (outer) at each node (inner), by the recursion of Lord and Wingersky (1984). */
export function scoreShares(items: readonly NodeShares[], nodes: number): Float64Array[] {
  let distribution = [new Float64Array(nodes).fill(1)]
  for (const item of items) {
    const next = Array.from({ length: distribution.length + item.length - 1 }, () => new Float64Array(nodes))
    distribution.forEach((below, score) => {
      item.forEach((share, category) => {
        const target = next[score + category]!
        for (let q = 0; q < nodes; q += 1) target[q]! += below[q]! * share[q]!
      })
    })
    distribution = next
  }
  return distribution
}
