import type { RuleClash } from '../rules/placement-rules.ts'
import { restrictPairs } from '../rules/restrict-pairs.ts'
import type { SideInstance } from '../side/instance.ts'
import type { PlanProblem } from '../side/plan-problem.ts'
import { NONE } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'
import { type Agencies, agenciesOf } from './agencies.ts'
import type { RoundInput } from './round-input.ts'

/** A round as every official ending in exactly one post: whoever may stay outside has a post of their own for it. */
export interface RoundProblem {
  readonly pairs: SparsePairs
  /** Present post of each official, NONE for outside. */
  readonly seatOf: Int32Array
  readonly mustFill: readonly number[]
  readonly agencies: Agencies
  readonly stayingBonus: number
  /** Posts of the round; those after them are places outside. */
  readonly posts: number
}

export function roundProblem(input: RoundInput): RoundProblem | { readonly clashes: readonly RuleClash[] } {
  const { rules = {}, pairs } = input
  const restricted = restrictPairs(pairs, rules)
  if (restricted.outcome === 'clash') return { clashes: restricted.clashes }
  const seatOf = rules.seatOf ?? new Int32Array(pairs.officials).fill(NONE)
  return {
    pairs: withPlacesOutside(
      restricted.pairs,
      mayStayOutside({ ...input, mustPlace: mustPlace(input, seatOf) }, seatOf),
    ),
    seatOf,
    mustFill: rules.mustFill ?? [],
    agencies: agenciesOf(input, seatOf),
    stayingBonus: rules.stayingBonus ?? 0,
    posts: pairs.posts,
  }
}

/** Whoever must have a post anyway, and whom a lock or a forced pair has given one. */
function mustPlace({ mustPlace: asked, rules = {} }: RoundInput, seatOf: Int32Array): number[] {
  const { lockedOfficials = [], lockedPosts = [], forced = [] } = rules
  const held = (official: number) => seatOf[official] !== NONE
  return [
    ...(asked ?? [...seatOf.keys()].filter(held)),
    ...lockedOfficials.filter(held),
    ...lockedPosts.map((post) => seatOf.indexOf(post)).filter((holder) => holder !== NONE),
    ...forced.map(([official]) => official),
  ]
}

/** Per official, 1 for whoever needs no post. */
export function mayStayOutside({ mustPlace, pairs }: RoundInput, seatOf: Int32Array): Uint8Array {
  if (!mustPlace) return Uint8Array.from(seatOf, (seat) => (seat === NONE ? 1 : 0))
  const may = new Uint8Array(pairs.officials).fill(1)
  for (const official of mustPlace) may[official] = 0
  return may
}

/** Adds a pair of score 0 with a post of its own to the row of everyone who may stay outside. */
export function withPlacesOutside(pairs: SparsePairs, may: Uint8Array): SparsePairs {
  const outside = may.reduce((sum, one) => sum + one, 0)
  const { officials, posts } = pairs
  const start = new Int32Array(officials + 1)
  const post = new Int32Array(pairs.post.length + outside)
  const score = new Int32Array(post.length)
  let place = posts
  for (let i = 0; i < officials; i += 1) {
    const [from, to] = [pairs.start[i]!, pairs.start[i + 1]!]
    post.set(pairs.post.subarray(from, to), start[i]!)
    score.set(pairs.score.subarray(from, to), start[i]!)
    start[i + 1] = start[i]! + to - from + may[i]!
    if (may[i] === 0) continue
    post[start[i + 1]! - 1] = place
    place += 1
  }
  return { officials, posts: posts + outside, start, post, score }
}

/** The round as the search over whole numbers takes it. */
export function planProblemOf({ pairs, seatOf, mustFill, agencies, stayingBonus, posts }: RoundProblem): PlanProblem {
  const must = new Set(mustFill)
  const edges: (readonly [number, number, number])[] = []
  const moves: number[] = []
  const worth: number[] = []
  for (let i = 0; i < pairs.officials; i += 1) {
    for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) {
      const j = pairs.post[e]!
      const isStay = j === seatOf[i]
      edges.push([i, j, pairs.score[e]! - (isStay ? stayingBonus : 0)])
      moves.push(isStay || (j >= posts && seatOf[i] === NONE) ? 0 : 1)
      worth.push(pairs.score[e]!)
    }
  }
  const instance: SideInstance = {
    rules: { minTenureMonths: 0, demotionAllowed: true, maxGradeStep: 0, maxMovedSharePercent: 100 },
    agencies: agencies.count,
    moveCap: Array.from({ length: agencies.count }, () => Infinity),
    officials: Array.from(seatOf, (seat, id) => ({
      id,
      agency: agencies.ofOfficial[id]!,
      seat,
      grade: 0,
      tenureMonths: 0,
      locked: false,
    })),
    posts: Array.from({ length: pairs.posts }, (_, id) => ({
      id,
      agency: id < posts ? agencies.ofPost[id]! : agencies.count - 1,
      grade: 0,
      incumbent: null,
      locked: false,
      mustFill: must.has(id),
    })),
    edges,
    questions: null,
  }
  return { instance, pairs: edges, moves, outsideFrom: posts, ...(stayingBonus === 0 ? {} : { worth }) }
}
