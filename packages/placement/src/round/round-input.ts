import type { PlacementRules } from '../rules/placement-rules.ts'
import type { SparsePairs } from '../sparse-pairs.ts'

/**
 * What comes before the total: nothing, the worst agency's mean, or the lowest fit of anyone in a post. A plan with
 * nobody in a post has no lowest fit and is as good as the best that has one.
 */
export type RoundObjective = 'total' | 'worst-agency' | 'lowest-fit'

/** What a plan of a round is asked to be, in order: within the limits; best by the objective; largest total; fewest moves. */
export interface RoundInput {
  /** Eligible pairs; staying is one of its own. */
  readonly pairs: SparsePairs
  /** Must-fill posts are limits here: where one cannot be filled there is no plan. */
  readonly rules?: PlacementRules
  /** Officials who must end in a post; whoever else may stay outside, at no cost. Absent: those who have a seat. */
  readonly mustPlace?: readonly number[]
  readonly objective?: RoundObjective
  /** With `fewestMoves`: the share (0 to 1) of the best total that may be given up for them. */
  readonly tolerance?: number
  readonly fewestMoves?: boolean
  readonly mostMoves?: number
  /** Agency, from 0, of each post. Absent: all in one. */
  readonly agencyOfPost?: Int32Array
  /** Present agency of each official, NONE for none; absent: that of the seat. */
  readonly agencyOfOfficial?: Int32Array
  /** Per agency, how many of its officials may move away at most; Infinity: no cap. */
  readonly moveCaps?: readonly number[]
}

export interface RoundSettings {
  /** When to give up, by `performance.now()`; absent: never. */
  readonly deadline?: number
  /** `startPrices` of an earlier outcome for the same posts: saves time, changes no total. */
  readonly startPrices?: Float64Array
}
