import { NONE } from '../solve/plan.ts'
import { findPair, type SparsePairs } from '../sparse-pairs.ts'
import type { Pair, PlacementRules, RuleClash } from './placement-rules.ts'

/** What forced pairs and locks leave no choice about. */
export interface FixedPairs {
  /** Post of each official who has no other, NONE where there is a choice. */
  readonly postOf: Int32Array
  readonly officialOf: Int32Array
  /** 1: gets no post, 1: gets nobody. */
  readonly isOut: Uint8Array
  readonly isClosed: Uint8Array
  readonly isForbidden: (official: number, post: number) => boolean
  readonly clashes: readonly RuleClash[]
}

export function fixPairs(pairs: SparsePairs, rules: PlacementRules): FixedPairs {
  const { officials, posts } = pairs
  const { lockedOfficials = [], lockedPosts = [], forced = [], forbidden = [] } = rules
  const seatOf = rules.seatOf ?? new Int32Array(officials).fill(NONE)
  const holderOf = new Int32Array(posts).fill(NONE)
  seatOf.forEach((seat, official) => {
    if (seat !== NONE) holderOf[seat] = official
  })
  const postOf = new Int32Array(officials).fill(NONE)
  const officialOf = new Int32Array(posts).fill(NONE)
  const isOut = new Uint8Array(officials)
  const isClosed = new Uint8Array(posts)
  const clashes: RuleClash[] = []
  const forbiddenKeys = new Set(forbidden.map(([official, post]) => official * posts + post))
  const isForbidden = (official: number, post: number) => forbiddenKeys.has(official * posts + post)

  const fix = ([official, post]: Pair): void => {
    const other: Pair | null =
      postOf[official] !== NONE
        ? [official, postOf[official]!]
        : officialOf[post] !== NONE
          ? [officialOf[post]!, post]
          : null
    if (other === null) {
      postOf[official] = post
      officialOf[post] = official
    } else if (other[0] !== official || other[1] !== post)
      clashes.push({ clash: 'two-at-once', pair: [official, post], other })
  }
  const lock = (pair: Pair): void => {
    if (findPair(pairs, ...pair) < 0 || isForbidden(...pair)) clashes.push({ clash: 'locked-not-eligible', pair })
    else fix(pair)
  }
  for (const official of lockedOfficials) {
    if (seatOf[official] === NONE) isOut[official] = 1
    else lock([official, seatOf[official]!])
  }
  for (const post of lockedPosts) {
    if (holderOf[post] === NONE) isClosed[post] = 1
    else if (!lockedOfficials.includes(holderOf[post]!)) lock([holderOf[post]!, post])
  }
  for (const pair of forced) {
    if (isForbidden(...pair)) clashes.push({ clash: 'forced-and-forbidden', pair })
    else if (findPair(pairs, ...pair) < 0) clashes.push({ clash: 'forced-not-eligible', pair })
    else if (isOut[pair[0]] === 1 || isClosed[pair[1]] === 1) clashes.push({ clash: 'forced-into-lock', pair })
    else fix(pair)
  }
  return { postOf, officialOf, isOut, isClosed, isForbidden, clashes }
}
