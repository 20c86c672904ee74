import {
  NONE,
  type Plan,
  type RuleClash,
  restrictPairs,
  ShortfallFinder,
  type SparsePairs,
  solvePlan,
} from '@petakom/placement'
import type { LoadedSnapshot } from './loaded-snapshot.ts'
import { withPlacesOutside } from './places-outside.ts'
import { type RoundProblem, roundProblem, seatsOfPlan } from './round-problem.ts'
import type { SolvedConstraint } from './solved-constraint.ts'

/** The best total under constraints and nothing else: what prices and shortfalls are measured against. */
export interface BasePlan {
  readonly outcome: 'planned'
  readonly problem: RoundProblem
  /** Post of the round by official, NONE outside. */
  readonly postOf: Int32Array
  /** Wanted posts that the plan fills: as many as can be filled beside one another. */
  readonly mustFill: readonly number[]
  /** Hundredths, staying bonuses not counted. */
  readonly total: number
  readonly moves: number
  /** What one hundredth of a point counts in the scores of `pairs` and the prices of `plan`. */
  readonly scale: number
  /** The certificate. `pairs` hold the bonus, and after the posts of the round a place outside for each who may stay there. */
  readonly pairs: SparsePairs
  readonly plan: Plan
}

export type BaseOutcome =
  | BasePlan
  | { readonly outcome: 'clash'; readonly clashes: readonly RuleClash[] }
  /** Somebody in office would be left without a post. */
  | { readonly outcome: 'infeasible' }

interface BaseSettings {
  readonly stayingBonus?: number
  /** Of the plans with the best total, one that differs least from these places; prices are then finer by `scale`. */
  readonly near?: Int32Array
  readonly startPrices?: Float64Array | undefined
}

/** As many wanted posts as possible, then the largest total, everybody in office ending in a post: by shortest paths. */
export function solveBase(
  snapshot: LoadedSnapshot,
  constraints: readonly SolvedConstraint[],
  { stayingBonus = 0, near, startPrices }: BaseSettings = {},
): BaseOutcome {
  const problem = roundProblem(snapshot, constraints)
  const seatOf = problem.rules.seatOf!
  const restricted = restrictPairs(problem.pairs, { ...problem.rules, stayingBonus })
  if (restricted.outcome === 'clash') return restricted
  const scale = near ? restricted.pairs.officials + 1 : 1
  const pairs = withPlacesOutside(
    near ? weighPlaces(restricted.pairs, near, scale) : restricted.pairs,
    Uint8Array.from(seatOf, (seat) => Number(seat === NONE)),
  )
  const plan = solvePlan(pairs, {
    mustFill: problem.wanted,
    ...(startPrices ? { startPrices: startPrices.map((price) => price * scale) } : {}),
  })
  if (plan.postOf.includes(NONE)) return { outcome: 'infeasible' }
  const { posts } = problem.pairs
  const postOf = plan.postOf.map((post) => (post < posts ? post : NONE))
  return {
    outcome: 'planned',
    problem,
    postOf,
    mustFill: problem.wanted.filter((post) => plan.officialOf[post] !== NONE),
    total: totalOf(snapshot.pairs, postOf),
    moves: postOf.reduce((sum, post, i) => sum + Number(post !== NONE && post !== seatOf[i]), 0),
    scale,
    pairs,
    plan,
  }
}

/** One hundredth of the total outweighs all the places there can be. */
function weighPlaces(pairs: SparsePairs, near: Int32Array, scale: number): SparsePairs {
  const score = pairs.score.map((one) => one * scale)
  for (let i = 0; i < pairs.officials; i += 1) {
    for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) if (pairs.post[e] !== near[i]) score[e]! -= 1
  }
  return { ...pairs, score }
}

/** Of the plans with the best total, one with the fewest moves: what is shown to people. */
export function solveCalmly(
  snapshot: LoadedSnapshot,
  constraints: readonly SolvedConstraint[],
  settings: Omit<BaseSettings, 'near'> = {},
): BaseOutcome {
  return solveBase(snapshot, constraints, { ...settings, near: seatsOfPlan(snapshot) })
}

/** Prices of the posts of the round in hundredths, for solving again; whole numbers, as the engine takes them. */
export const pricesOf = ({ plan, problem, scale }: BasePlan): Float64Array =>
  plan.postPrice.slice(0, problem.pairs.posts).map((price) => Math.round(price / scale))

/** Sum of fit of the pairs chosen, in hundredths. */
export function totalOf({ start, post, score }: SparsePairs, postOf: Int32Array): number {
  let total = 0
  for (let i = 0; i < postOf.length; i += 1) {
    for (let e = start[i]!; e < start[i + 1]!; e += 1) if (post[e] === postOf[i]) total += score[e]!
  }
  return total
}

export const finderOf = ({ pairs, plan }: BasePlan): ShortfallFinder => new ShortfallFinder(pairs, plan)
