import { type Entry, ModelBuilder, ones } from '../mip/model-builder.ts'
import { eligiblePairs } from './eligible-pairs.ts'
import type { Edge, SideInstance } from './instance.ts'

/** An instance with its open pairs: pair `k` is column `k` of every model made from it. */
export interface PlanProblem {
  readonly instance: SideInstance
  readonly pairs: readonly Edge[]
  /** Per pair, 1 where it takes the official from the seat, otherwise 0. */
  readonly moves: readonly number[]
  /** Per pair, what it counts for in choosing: the score and a bonus for staying. Absent: the score. */
  readonly worth?: readonly number[]
  /** Posts from this number on stand for having no post: they have no fit. Absent: none does. */
  readonly outsideFrom?: number
}

export const worthOf = ({ pairs, worth }: PlanProblem, pair: number): number => worth?.[pair] ?? pairs[pair]![2]

/** Whether the pair is closed to plans whose lowest fit is `leastScore`. */
export const isBelow = (problem: PlanProblem, [, post, score]: Edge, leastScore = -Infinity): boolean =>
  score < leastScore && post < (problem.outsideFrom ?? Infinity)

export function planProblem(instance: SideInstance): PlanProblem {
  const pairs = eligiblePairs(instance)
  return { instance, pairs, moves: pairs.map(([i, j]) => (instance.officials[i]!.seat === j ? 0 : 1)) }
}

/** What a plan must keep besides one post for everyone, one official a post, and the must-fill posts. */
export interface PlanLimits {
  /** Moves out of each agency at most; absent: no caps. */
  readonly caps?: readonly number[]
  readonly mostMoves?: number
  /** Of what the pairs are worth. */
  readonly leastTotal?: number
  /** A pair with a lower score is closed. */
  readonly leastScore?: number
  /** The pair that must be part of the plan. */
  readonly forced?: readonly [official: number, post: number]
  /** A plan, as pair numbers, that must not come out again. */
  readonly without?: readonly number[]
  /** Least sum on the must-fill posts of each agency. */
  readonly leastAgencySums?: readonly number[]
}

/** The pairs as 0/1 columns with `cost(pair)`, and the rows that every plan within `limits` keeps. */
export function planModel(problem: PlanProblem, cost: (pair: number) => number, limits: PlanLimits): ModelBuilder {
  const { instance, pairs, moves } = problem
  const builder = new ModelBuilder()
  const { leastScore, forced } = limits
  pairs.forEach((edge, pair) => {
    const isForced = forced?.[0] === edge[0] && forced[1] === edge[1]
    builder.column(cost(pair), isForced ? 1 : 0, isBelow(problem, edge, leastScore) ? 0 : 1)
  })
  const ofOfficial: number[][] = instance.officials.map(() => [])
  const ofPost: number[][] = instance.posts.map(() => [])
  pairs.forEach(([i, j], pair) => {
    ofOfficial[i]!.push(pair)
    ofPost[j]!.push(pair)
  })
  for (const columns of ofOfficial) builder.row(1, 1, ones(columns))
  ofPost.forEach((columns, j) => {
    builder.row(instance.posts[j]!.mustFill ? 1 : 0, 1, ones(columns))
  })
  const moving = pairs.map((_, pair) => pair).filter((pair) => moves[pair] === 1)
  limits.caps?.forEach((cap, agency) => {
    builder.row(-Infinity, cap, ones(moving.filter((pair) => instance.officials[pairs[pair]![0]]!.agency === agency)))
  })
  if (limits.mostMoves !== undefined) builder.row(-Infinity, limits.mostMoves, ones(moving))
  if (limits.leastTotal !== undefined) builder.row(limits.leastTotal, Infinity, worths(problem))
  if (limits.without) builder.row(-Infinity, limits.without.length - 1, ones(limits.without))
  limits.leastAgencySums?.forEach((least, agency) => {
    builder.row(least, Infinity, agencyScores(problem, agency))
  })
  return builder
}

const worths = (problem: PlanProblem): Entry[] =>
  problem.pairs.map((_, column) => ({ column, value: worthOf(problem, column) })).filter(({ value }) => value !== 0)

/** The scores on the agency's must-fill posts, whose sum over their number is the agency's mean. */
export function agencyScores({ instance, pairs }: PlanProblem, agency: number): Entry[] {
  return pairs.flatMap(([, j, value], column) => {
    const post = instance.posts[j]!
    return post.mustFill && post.agency === agency && value !== 0 ? [{ column, value }] : []
  })
}
