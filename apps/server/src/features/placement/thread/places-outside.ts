import type { SparsePairs } from '@petakom/placement'

/**
 * The pairs with a post of its own and a score of 0 for each official who may stay outside (1 in `may`), after the posts
 * of the round: whoever comes from outside then needs none of them, and loses nothing by that.
 */
export function withPlacesOutside(pairs: SparsePairs, may: Uint8Array): SparsePairs {
  const { officials, posts } = pairs
  const outside = may.reduce((sum, one) => sum + one, 0)
  const start = new Int32Array(officials + 1)
  const post = new Int32Array(pairs.post.length + outside)
  const score = new Int32Array(post.length)
  let place = posts
  for (let i = 0; i < officials; i += 1) {
    const row = pairs.post.subarray(pairs.start[i]!, pairs.start[i + 1]!)
    post.set(row, start[i]!)
    score.set(pairs.score.subarray(pairs.start[i]!, pairs.start[i + 1]!), start[i]!)
    start[i + 1] = start[i]! + row.length + may[i]!
    if (may[i] === 1) post[start[i + 1]! - 1] = place++
  }
  return { officials, posts: posts + outside, start, post, score }
}
