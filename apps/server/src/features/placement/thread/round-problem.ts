import type { PlanSettings } from '@petakom/contract'
import { NONE, type Pair, type PlacementRules, type SparsePairs } from '@petakom/placement'
import type { RoundInput } from '@petakom/placement/round'
import type { LoadedSnapshot } from './loaded-snapshot.ts'
import type { SolvedConstraint } from './solved-constraint.ts'

export interface Agencies {
  /** Units, by the numbers that the input uses. */
  readonly ids: readonly string[]
  readonly ofPost: Int32Array
  readonly ofOfficial: Int32Array
  /** Officials of each agency in the frozen data. */
  readonly sizes: readonly number[]
}

/** What the engine is asked, without what a plan's settings add. */
export interface RoundProblem {
  readonly pairs: SparsePairs
  readonly rules: PlacementRules
  /** Posts of the round that are to be filled, as many of them as can be. */
  readonly wanted: readonly number[]
}

const MOST_PAIRS_TO_CALM = 20_000

/** Whoever cannot be compared is no part of it: neither the official nor the post has a pair. */
function withoutKept({ pairs, kept }: LoadedSnapshot): SparsePairs {
  const { officials, posts } = pairs
  const start = new Int32Array(officials + 1)
  const post: number[] = []
  const score: number[] = []
  for (let i = 0; i < officials; i += 1) {
    if (!kept.has(i)) {
      for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) {
        post.push(pairs.post[e]!)
        score.push(pairs.score[e]!)
      }
    }
    start[i + 1] = post.length
  }
  return { officials, posts, start, post: Int32Array.from(post), score: Int32Array.from(score) }
}

/** Seats as plans count them: whoever cannot be compared is outside of every plan. */
export const seatsOfPlan = ({ seatOf, pairs, kept }: LoadedSnapshot): Int32Array =>
  seatOf.slice(0, pairs.officials).map((seat, official) => (kept.has(official) ? NONE : seat))

export function rulesOf(snapshot: LoadedSnapshot, constraints: readonly SolvedConstraint[]): PlacementRules {
  const { pairs, kept } = snapshot
  const seatOf = seatsOfPlan(snapshot)
  const of = (kind: SolvedConstraint['kind']) => constraints.filter((one) => one.kind === kind)
  // Whoever has no pair stays where they are in any case.
  const isAsked = (official: number) => official < pairs.officials && !kept.has(official)
  const pairOf = ({ official, post }: SolvedConstraint): Pair => [official!, post!]
  return {
    seatOf,
    lockedOfficials: of('lock-official')
      .map(({ official }) => official!)
      .filter(isAsked),
    lockedPosts: of('lock-post').map(({ post }) => post!),
    forced: of('force').map(pairOf),
    forbidden: of('forbid')
      .map(pairOf)
      .filter(([official]) => isAsked(official)),
  }
}

/** Posts that the round wants filled: the vacant ones, and with backfilling every other that is not kept. */
function wantedPosts({ content, holderOf, kept }: LoadedSnapshot, { lockedPosts = [] }: PlacementRules): number[] {
  const closed = new Set(lockedPosts.filter((post) => holderOf[post] === NONE))
  return content.facts.posts.flatMap((_, post) => {
    const holder = holderOf[post]!
    if (kept.has(holder) || closed.has(post)) return []
    return holder === NONE || content.choices.backfill ? [post] : []
  })
}

export function roundProblem(snapshot: LoadedSnapshot, constraints: readonly SolvedConstraint[]): RoundProblem {
  const rules = rulesOf(snapshot, constraints)
  return { pairs: withoutKept(snapshot), rules, wanted: wantedPosts(snapshot, rules) }
}

export function agenciesOf({ content: { facts }, pairs }: LoadedSnapshot): Agencies {
  const ids = [...new Set([...facts.posts, ...facts.officials].flatMap(({ agency }) => agency ?? []))].sort()
  const numberOf = new Map(ids.map((id, number) => [id, number]))
  // A post outside every agency is one of its own kind, with no officials to move away.
  const none = ids.length
  const sizes = Array.from({ length: ids.length + 1 }, () => 0)
  for (const { agency } of facts.officials) if (agency !== null) sizes[numberOf.get(agency)!]! += 1
  return {
    ids,
    ofPost: Int32Array.from(facts.posts, ({ agency }) => (agency === null ? none : numberOf.get(agency)!)),
    ofOfficial: Int32Array.from(facts.officials.slice(0, pairs.officials), ({ agency }) =>
      agency === null ? NONE : numberOf.get(agency)!,
    ),
    sizes,
  }
}

/** The whole question of a plan; `mustFill` are the wanted posts that can be filled beside one another. */
export function planInput(
  problem: RoundProblem,
  mustFill: readonly number[],
  agencies: Agencies,
  settings: PlanSettings,
): RoundInput {
  const { objective, fewestMovesWithin, mostMoves, moveCapShare, stayingBonus } = settings
  return {
    pairs: problem.pairs,
    rules: { ...problem.rules, stayingBonus, mustFill },
    objective,
    agencyOfPost: agencies.ofPost,
    agencyOfOfficial: agencies.ofOfficial,
    // Nobody is moved for nothing; where that would take a second search of minutes, only who asks for it waits.
    fewestMoves: fewestMovesWithin !== null || problem.pairs.post.length <= MOST_PAIRS_TO_CALM,
    tolerance: fewestMovesWithin ?? 0,
    ...(mostMoves === null ? {} : { mostMoves }),
    ...(moveCapShare === null ? {} : { moveCaps: agencies.sizes.map((size) => Math.floor(size * moveCapShare)) }),
  }
}
