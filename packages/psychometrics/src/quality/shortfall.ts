/** Why the data do not determine a figure. Items are columns from 0. */
export type Shortfall =
  /** Too few items that vary. */
  | { readonly kind: 'few-items'; readonly items: number; readonly needed: number }
  /** Too few persons with every response. */
  | { readonly kind: 'few-persons'; readonly persons: number; readonly needed: number }
  /** Fewer than two persons answered both. */
  | { readonly kind: 'unpaired'; readonly items: readonly [number, number] }
  | { readonly kind: 'constant-sum' }
  /** Some item does not vary among the persons who answered every item. */
  | { readonly kind: 'constant-item' }
  /** Nobody answered the item; its responses do not vary. */
  | { readonly kind: 'unanswered' }
  | { readonly kind: 'constant' }
  /** Some item is a sum of others. */
  | { readonly kind: 'dependent-items' }
  | { readonly kind: 'not-converged' }
  /** One factor explains more than all of the item: its residual variance is below 0. The figures stand. */
  | { readonly kind: 'heywood'; readonly item: number }

/** What a reader of the figures should know. */
export type ReliabilityRemark =
  | { readonly kind: 'unanswered-items'; readonly items: readonly number[] }
  | { readonly kind: 'constant-items'; readonly items: readonly number[] }
  | { readonly kind: 'incomplete-persons'; readonly used: number; readonly persons: number }
  | { readonly kind: 'complete-persons-only'; readonly persons: number }
  | { readonly kind: 'negative-correlations' }
  /** Covariances from different persons do not fit together: alpha is above 1. */
  | { readonly kind: 'inconsistent-pairs' }
