/** Logistic metric, D = 1. `b` has one location. */
export interface Item2PL {
  readonly model: '2PL'
  readonly a: number
  readonly b: readonly number[]
}

/** Generalised partial credit: log(P_k / P_(k-1)) = a (theta - b_k), categories 0 to b.length. */
export interface ItemGPCM {
  readonly model: 'GPCM'
  readonly a: number
  readonly b: readonly number[]
}

export type Item = Item2PL | ItemGPCM

/** A category from 0; `null` is an item never presented. Whether a blank counts as 0 is the caller's rule. */
export type Response = number | null
