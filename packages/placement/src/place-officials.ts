import type { PlacementRules, RuleClash } from './rules/placement-rules.ts'
import { restrictPairs } from './rules/restrict-pairs.ts'
import { findPostShortages, type Shortage } from './shortage/find-shortages.ts'
import { NONE, type Plan, sumPlan } from './solve/plan.ts'
import { solvePlan } from './solve/solve-plan.ts'
import type { SparsePairs } from './sparse-pairs.ts'

export type PlacementOutcome =
  | {
      readonly outcome: 'placed'
      /** Must-fill posts that nobody can fill beside the others, each with the reason; empty where all are filled. */
      readonly shortages: readonly Shortage[]
      /** What the plan was chosen from: certificate, shortfalls and uniqueness are about these. */
      readonly pairs: SparsePairs
      readonly plan: Plan
      readonly placed: number
      /** Hundredths of a point, without staying bonuses. */
      readonly total: number
    }
  /** No plan keeps these rules together; nothing was solved. */
  | { readonly outcome: 'clash'; readonly clashes: readonly RuleClash[] }

/** The best plan under the rules of a round, from the prices of an earlier plan where there is one. */
export function placeOfficials(
  pairs: SparsePairs,
  rules: PlacementRules = {},
  startPrices?: Float64Array,
): PlacementOutcome {
  const restricted = restrictPairs(pairs, rules)
  if (restricted.outcome === 'clash') return restricted
  const { mustFill = [], stayingBonus = 0, seatOf } = rules
  const plan = solvePlan(restricted.pairs, { mustFill, startPrices })
  const { placed, total } = sumPlan(restricted.pairs, plan)
  const stayers = plan.postOf.reduce((sum, post, i) => sum + (post !== NONE && post === seatOf?.[i] ? 1 : 0), 0)
  return {
    outcome: 'placed',
    shortages: findPostShortages(restricted.pairs, plan, mustFill),
    pairs: restricted.pairs,
    plan,
    placed,
    total: total - stayers * stayingBonus,
  }
}
