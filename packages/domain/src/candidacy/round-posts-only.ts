import type { Candidacy } from './candidacy.ts'
import type { PairRows } from './pair-rows.ts'

const NONE = -1

/**
 * The same candidacy without private posts, for solvers that keep officials from outside where they are by themselves:
 * those have no seat (-1) then. Indexes of officials and posts stay what they were.
 */
export function roundPostsOnly({ pairs, roundPosts, seatOf }: Candidacy): { pairs: PairRows; seatOf: Int32Array } {
  const start = new Int32Array(pairs.officials + 1)
  const kept = pairs.post.reduce((sum, post) => sum + Number(post < roundPosts), 0)
  const post = new Int32Array(kept)
  const score = new Int32Array(kept)
  let at = 0
  for (let i = 0; i < pairs.officials; i += 1) {
    for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) {
      if (pairs.post[e]! >= roundPosts) continue
      post[at] = pairs.post[e]!
      score[at] = pairs.score[e]!
      at += 1
    }
    start[i + 1] = at
  }
  const seats = seatOf.map((seat) => (seat < roundPosts ? seat : NONE))
  return { pairs: { officials: pairs.officials, posts: roundPosts, start, post, score }, seatOf: seats }
}
