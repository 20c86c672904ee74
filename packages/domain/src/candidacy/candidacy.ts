import type { EligibilityRule, FitRecipe } from '../eligibility/index.ts'
import type { PairRows } from './pair-rows.ts'

export interface CandidacySettings {
  /** Tiers whose posts are in the round; all unless said. */
  readonly tiers?: readonly string[]
  /** Whether moves to a post of the same rung are offered. */
  readonly allowLateral: boolean
  /** The optional rule on rank; off unless asked for. */
  readonly withRank?: boolean
  readonly rules?: readonly EligibilityRule[]
  readonly recipes?: readonly FitRecipe[]
  /** Told the share done, 0 to 1, every few officials; throwing in it ends the work. */
  readonly onProgress?: (share: number) => void
}

/** A column of the pairs: a seat of the round, or what one official from outside has now (`of`: that official's index). */
export type PairPost =
  | { readonly kind: 'round'; readonly id: string; readonly seat: number }
  | { readonly kind: 'private'; readonly of: number }

/** An incumbent who cannot be compared: staying, with score 0, is the only pair of this official and of this post. */
export interface KeptIncumbent {
  /** Indexes. */
  readonly official: number
  readonly post: number
  /** Codes of the data that the fit to the own post lacks. */
  readonly missing: readonly string[]
}

export interface Candidacy {
  /** Scores in hundredths; every official has a pair for staying. */
  readonly pairs: PairRows
  /** Ids by index, ascending. */
  readonly officials: readonly string[]
  /** By index: the posts of the round by id and seat, then the private ones. */
  readonly posts: readonly PairPost[]
  /** How many of the posts are of the round: indexes from here on are private. */
  readonly roundPosts: number
  readonly seatOf: Int32Array
  readonly kept: readonly KeptIncumbent[]
  /** Ids of officials outside the round who are candidates for nothing. */
  readonly leftOut: readonly string[]
  /** Officials whom data missing on them keep from at least one pair, or from being compared; codes ascending. */
  readonly incomplete: readonly { readonly id: string; readonly missing: readonly string[] }[]
  /**
   * Pairs that are none, by reason: the code of a hard rule, `unknown:` and a datum, `demotion`, `lateral`, `same-post`,
   * `incumbent-kept` (for officials in `kept`) or `post-kept`. A pair barred by several rules counts for each; so does
   * one that lacks several data, but only where no rule bars it.
   */
  readonly fellAway: readonly { readonly reason: string; readonly pairs: number }[]
}
