/** [official, post]. */
export type Pair = readonly [number, number]

/** What a round decides beyond the eligible pairs. */
export interface PlacementRules {
  /** Present post of each official, NONE for none; staying is a pair like any other and must be among them. */
  readonly seatOf?: Int32Array
  /** Keep their seat; one without a seat stays without. */
  readonly lockedOfficials?: readonly number[]
  /** Keep their holder; one without a holder stays free. */
  readonly lockedPosts?: readonly number[]
  readonly forced?: readonly Pair[]
  readonly forbidden?: readonly Pair[]
  /** Added to the score of every seat while choosing, never to the total reported. Whole hundredths of a point. */
  readonly stayingBonus?: number
  /** Posts to fill before anything else. */
  readonly mustFill?: readonly number[]
}

/** Two rules that no plan can keep. */
export type RuleClash =
  | { readonly clash: 'forced-not-eligible'; readonly pair: Pair }
  | { readonly clash: 'forced-and-forbidden'; readonly pair: Pair }
  /** Both are forced or locked, and share the official or the post. */
  | { readonly clash: 'two-at-once'; readonly pair: Pair; readonly other: Pair }
  /** The post is locked and nobody holds it, or the official is locked and holds none. */
  | { readonly clash: 'forced-into-lock'; readonly pair: Pair }
  /** The seat that is locked is no eligible pair, or is forbidden. */
  | { readonly clash: 'locked-not-eligible'; readonly pair: Pair }
