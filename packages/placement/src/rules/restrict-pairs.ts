import { NONE } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'
import { fixPairs } from './fix-pairs.ts'
import type { PlacementRules, RuleClash } from './placement-rules.ts'

export type RestrictedPairs =
  | { readonly outcome: 'restricted'; readonly pairs: SparsePairs }
  | { readonly outcome: 'clash'; readonly clashes: readonly RuleClash[] }

/**
 * The pairs that the rules leave, with the staying bonus in their scores. A forced pair is all that is left of its
 * official and of its post, so every best plan holds it.
 */
export function restrictPairs(pairs: SparsePairs, rules: PlacementRules): RestrictedPairs {
  const fixed = fixPairs(pairs, rules)
  if (fixed.clashes.length > 0) return { outcome: 'clash', clashes: fixed.clashes }
  const { stayingBonus = 0, seatOf } = rules
  if (!Number.isInteger(stayingBonus)) throw new RangeError(`staying bonus ${stayingBonus} is not whole`)
  const isLeft = (i: number, j: number): boolean => {
    if (fixed.postOf[i] !== NONE || fixed.officialOf[j] !== NONE) return fixed.postOf[i] === j
    return fixed.isOut[i] === 0 && fixed.isClosed[j] === 0 && !fixed.isForbidden(i, j)
  }
  const start = new Int32Array(pairs.officials + 1)
  const post = new Int32Array(pairs.post.length)
  const score = new Int32Array(pairs.post.length)
  let at = 0
  for (let i = 0; i < pairs.officials; i += 1) {
    for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) {
      const j = pairs.post[e]!
      if (!isLeft(i, j)) continue
      post[at] = j
      score[at] = pairs.score[e]! + (seatOf?.[i] === j ? stayingBonus : 0)
      at += 1
    }
    start[i + 1] = at
  }
  const { officials, posts } = pairs
  return {
    outcome: 'restricted',
    pairs: { officials, posts, start, post: post.slice(0, at), score: score.slice(0, at) },
  }
}
