import type { SparsePairs } from './sparse-pairs.ts'

/** The same pairs with the two sides changed over: rows of posts, officials ascending in each. */
export function transposePairs({ officials, posts, start, post, score }: SparsePairs): SparsePairs {
  const byPost = new Int32Array(posts + 1)
  for (const j of post) byPost[j + 1]! += 1
  for (let j = 0; j < posts; j += 1) byPost[j + 1]! += byPost[j]!
  const next = byPost.slice()
  const official = new Int32Array(post.length)
  const turned = new Int32Array(post.length)
  for (let i = 0; i < officials; i += 1) {
    for (let e = start[i]!; e < start[i + 1]!; e += 1) {
      const to = next[post[e]!]!
      next[post[e]!] = to + 1
      official[to] = i
      turned[to] = score[e]!
    }
  }
  return { officials: posts, posts: officials, start: byPost, post: official, score: turned }
}
