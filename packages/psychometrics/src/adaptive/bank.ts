import { assertItem, type Item, maxCategory } from '../model/item.ts'
import { categoryIntercepts, categorySlopes } from '../model/probability.ts'

/** What an adaptive test may choose from. Items are known by their index; `ids` are put into sentences. */
export interface BankDefinition {
  readonly items: readonly Item[]
  /** Names of the items; '1', '2', ... unless told. */
  readonly ids?: readonly string[]
  /** Content area of each item, for targets by area. */
  readonly areas?: readonly string[]
  /** Groups of item indexes of which a person is given one at most. */
  readonly enemies?: readonly (readonly number[])[]
}

/** A checked bank with its parameters laid out flat, so that a pass over thousands of items allocates nothing. */
export interface AdaptiveBank {
  readonly items: readonly Item[]
  readonly ids: readonly string[]
  readonly areas: readonly string[] | null
  readonly enemies: readonly (readonly number[])[]
  /** Enemy groups of each item; shared empty list where it has none. */
  readonly groupsOf: readonly (readonly number[])[]
  readonly flat: FlatParameters
}

/** Ways to compute an item's information. */
export const DICHOTOMOUS = 0
export const GRADED = 1
export const DIVIDE_BY_TOTAL = 2

/**
 * `values` from `first[i]` on holds: the location of a dichotomous item; the ascending locations of a graded one; the
 * slopes and then the intercepts of categories 0 to K of one that divides by a total.
 */
export interface FlatParameters {
  readonly kind: Uint8Array
  /** K of each item: its categories are 0 to K. */
  readonly most: Uint8Array
  readonly slope: Float64Array
  readonly lower: Float64Array
  readonly upper: Float64Array
  readonly first: Int32Array
  readonly values: Float64Array
}

const NO_GROUP: readonly number[] = []

/** Checks a bank and lays it out. Refuses by name an item that is none, and an enemy that is not in the bank. */
export function prepareBank({ items, ids, areas, enemies = [] }: BankDefinition): AdaptiveBank {
  if (items.length === 0) throw new RangeError('a bank needs at least one item')
  const names = ids ?? items.map((_, i) => String(i + 1))
  if (names.length !== items.length) throw new RangeError(`${names.length} ids for ${items.length} items`)
  if (areas && areas.length !== items.length) throw new RangeError(`${areas.length} areas for ${items.length} items`)
  items.forEach((item, i) => {
    assertItem(item, names[i]!)
  })
  const groupsOf: (readonly number[])[] = items.map(() => NO_GROUP)
  enemies.forEach((group, g) => {
    for (const item of new Set(group)) {
      if (!(item in items))
        throw new RangeError(`enemy group ${g + 1} names item ${item}, which the bank does not hold`)
      groupsOf[item] = [...groupsOf[item]!, g]
    }
  })
  return { items, ids: names, areas: areas ?? null, enemies, groupsOf, flat: flatten(items) }
}

function flatten(items: readonly Item[]): FlatParameters {
  const own = items.map(valuesOf)
  const first = new Int32Array(items.length)
  let length = 0
  own.forEach((values, i) => {
    first[i] = length
    length += values.length
  })
  const values = new Float64Array(length)
  own.forEach((some, i) => {
    values.set(some, first[i])
  })
  return {
    kind: Uint8Array.from(items, kindOf),
    most: Uint8Array.from(items, maxCategory),
    slope: Float64Array.from(items, (item) => (item.model === 'NRM' ? 1 : item.a)),
    lower: Float64Array.from(items, (item) => (item.model === '3PL' || item.model === '4PL' ? item.c : 0)),
    upper: Float64Array.from(items, (item) => (item.model === '4PL' ? item.d : 1)),
    first,
    values,
  }
}

function kindOf(item: Item): number {
  if (item.model === 'GRM') return GRADED
  return item.model === '2PL' || item.model === '3PL' || item.model === '4PL' ? DICHOTOMOUS : DIVIDE_BY_TOTAL
}

function valuesOf(item: Item): ArrayLike<number> {
  if (item.model === 'GPCM' || item.model === 'RSM' || item.model === 'NRM')
    return [...categorySlopes(item), ...categoryIntercepts(item)]
  return item.b
}
