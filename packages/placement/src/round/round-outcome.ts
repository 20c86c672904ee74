import type { Pair, RuleClash } from '../rules/placement-rules.ts'
import type { Plan } from '../solve/plan.ts'
import type { SparsePairs } from '../sparse-pairs.ts'

export interface AgencyMean {
  readonly agency: number
  /** Sum of fit over the agency's must-fill posts and their number, in lowest terms. */
  readonly mean: readonly [numerator: number, denominator: number]
}

/** `pairs` and `plan` pass `verifyPlan`, and answer `ShortfallFinder`. */
export interface RoundCertificate {
  /** One further post for each official who may stay outside, after the posts of the round. Scores hold the bonus. */
  readonly pairs: SparsePairs
  readonly plan: Plan
}

/** Sums and scores in hundredths of a point, staying bonuses not counted. */
export interface PlannedRound {
  readonly outcome: 'planned'
  /** NONE: outside. */
  readonly postOf: Int32Array
  readonly placed: number
  readonly total: number
  /** No plan of this input, asked in this order, has a larger total; the total itself where that is proven. */
  readonly bound: number
  readonly gap: number
  readonly certified: boolean
  /** How: shortest paths, a search over whole numbers, or prices on moves. */
  readonly method: 'network' | 'search' | 'prices'
  /** The best total before any was given up for fewer moves. */
  readonly bestTotal: number
  /** Only of the network. */
  readonly certificate: RoundCertificate | null
  /** Per post, for solving again. */
  readonly startPrices: Float64Array | null
  /** What one move out of each agency costs at the bound; only of prices. */
  readonly movePrices: readonly number[] | null
  /** [official, new post]. */
  readonly moves: readonly Pair[]
  readonly movesOfAgency: readonly number[]
  readonly chains: readonly (readonly number[])[]
  readonly cycles: readonly (readonly number[])[]
  /** Null where no agency has a must-fill post. */
  readonly worstAgency: AgencyMean | null
  /** Of whoever is in a post; null where nobody is. */
  readonly lowestFit: number | null
}

export type RoundOutcome =
  | PlannedRound
  /** Two rules that no plan can keep; nothing was solved. */
  | { readonly outcome: 'clash'; readonly clashes: readonly RuleClash[] }
  /** `smallestRelaxation` says what to let go. */
  | { readonly outcome: 'infeasible' }
  /** No plan was met in time; `bound` is what no total can pass, if known. */
  | { readonly outcome: 'out-of-time'; readonly bound: number | null }
