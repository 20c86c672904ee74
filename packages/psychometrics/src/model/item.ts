/*
 * Logistic metric, D = 1, throughout: slopes `a` per logit, locations `b` on the ability scale. Every item has
 * categories 0 to K; `b` holds K locations, one for an item scored 0 or 1.
 */

/** P(1) = 1 / (1 + exp(-a (theta - b))). With a = 1 for all items, the Rasch model. */
export interface Item2PL {
  readonly model: '2PL'
  readonly a: number
  readonly b: readonly number[]
}

/** 2PL above a lower asymptote: P(1) = c + (1 - c) L (Birnbaum, 1968). */
export interface Item3PL {
  readonly model: '3PL'
  readonly a: number
  readonly b: readonly number[]
  readonly c: number
}

/** 3PL below an upper asymptote: P(1) = c + (d - c) L (Barton & Lord, 1981). */
export interface Item4PL {
  readonly model: '4PL'
  readonly a: number
  readonly b: readonly number[]
  readonly c: number
  readonly d: number
}

/** Graded response: P(X >= k) = 1 / (1 + exp(-a (theta - b_k))), a b_k ascending (Samejima, 1969). */
export interface ItemGRM {
  readonly model: 'GRM'
  readonly a: number
  readonly b: readonly number[]
}

/** Generalised partial credit: log(P_k / P_(k-1)) = a (theta - b_k) (Muraki, 1992). Partial credit where a = 1. */
export interface ItemGPCM {
  readonly model: 'GPCM'
  readonly a: number
  readonly b: readonly number[]
}

/** Rating scale: log(P_k / P_(k-1)) = a (theta + c - b_k), `b` shared by the items, `c` the item's ease (Andrich, 1978). */
export interface ItemRSM {
  readonly model: 'RSM'
  readonly a: number
  readonly b: readonly number[]
  readonly c: number
}

/** Nominal: log(P_k / P_0) = slopes_k theta + intercepts_k, both 0 at category 0 (Bock, 1972). */
export interface ItemNominal {
  readonly model: 'NRM'
  readonly slopes: readonly number[]
  readonly intercepts: readonly number[]
}

export type Item = Item2PL | Item3PL | Item4PL | ItemGRM | ItemGPCM | ItemRSM | ItemNominal

/** A category from 0; `null` is an item never presented. Whether a blank counts as 0 is the caller's rule. */
export type Response = number | null

export function maxCategory(item: Item): number {
  return item.model === 'NRM' ? item.slopes.length - 1 : item.b.length
}

/** Refuses parameters that are no item of their model. `name` is put into the sentence. */
export function assertItem(item: Item, name: string): void {
  const refuse = (reason: string) => {
    throw new RangeError(`item ${name}: ${reason}`)
  }
  if (item.model === 'NRM') {
    if (item.slopes.length < 2 || item.slopes.length !== item.intercepts.length)
      refuse('needs as many slopes as intercepts, at least two')
    if (![...item.slopes, ...item.intercepts].every(Number.isFinite)) refuse('a parameter is not a finite number')
    return
  }
  if (item.b.length === 0) refuse('has no location')
  const others = 'c' in item ? [item.c] : []
  if (![item.a, ...item.b, ...others].every(Number.isFinite)) refuse('a parameter is not a finite number')
  if (item.a === 0 && item.model === 'GRM') refuse('a graded item has a slope other than 0')
  if (['2PL', '3PL', '4PL'].includes(item.model) && item.b.length !== 1)
    refuse(`${item.model} has one location, not ${item.b.length}`)
  if ((item.model === '3PL' || item.model === '4PL') && !(item.c >= 0 && item.c < 1))
    refuse(`lower asymptote ${item.c} is outside 0 to 1`)
  if (item.model === '4PL' && !(item.d > item.c && item.d <= 1))
    refuse(`upper asymptote ${item.d} is outside ${item.c} to 1`)
  // Of an item keyed the other way (a below 0) the locations descend: the categories keep their order all the same.
  if (item.model === 'GRM' && item.b.some((b, k) => k > 0 && !(item.a * (b - item.b[k - 1]!) > 0)))
    refuse(`locations of a graded item ${item.a > 0 ? 'ascend' : 'descend where its slope is below 0'}`)
}
