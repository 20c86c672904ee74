export const BASE_TYPES = [
  'identifier', 'boolean', 'integer', 'float', 'string', 'point', 'pair', 'directedPair', 'duration', 'file', 'uri',
] as const // biome-ignore format: one list
export type BaseType = (typeof BASE_TYPES)[number]
export type Cardinality = 'single' | 'multiple' | 'ordered' | 'record'
export type Scalar = string | number | boolean | readonly [string, string] | readonly [number, number]

/** A single value holds one item, a container one or more: an empty container and an empty string are NULL (`null`). */
export interface Holding {
  readonly cardinality: Exclude<Cardinality, 'record'>
  readonly baseType: BaseType
  readonly items: readonly Scalar[]
}
export interface RecordValue {
  readonly cardinality: 'record'
  readonly fields: ReadonlyMap<string, Value>
}
export type Value = Holding | RecordValue | null

export const single = (baseType: BaseType, item: Scalar): Value =>
  item === '' ? null : { cardinality: 'single', baseType, items: [item] }
export const bool = (value: boolean): Value => single('boolean', value)
export function container(cardinality: 'multiple' | 'ordered', baseType: BaseType, items: readonly Scalar[]): Value {
  return items.length === 0 ? null : { cardinality, baseType, items }
}
/** A number that is not one (0/0, overflow) is NULL. */
export const float = (value: number): Value => (Number.isFinite(value) ? single('float', value) : null)
export const integer = (value: number): Value => (Number.isFinite(value) ? single('integer', value) : null)

export function itemsOf(value: Value): readonly Scalar[] {
  return value === null || value.cardinality === 'record' ? [] : value.items
}

/** Pairs are equal in either direction, all else item by item. */
export function sameScalar(baseType: BaseType, one: Scalar, other: Scalar): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  if (one[0] === other[0] && one[1] === other[1]) return true
  return baseType === 'pair' && one[0] === other[1] && one[1] === other[0]
}

/** Value and cardinality alike; the order of a multiple container does not matter. Neither is NULL. */
export function sameValue(one: Exclude<Value, null>, other: Exclude<Value, null>): boolean {
  if (one.cardinality === 'record' || other.cardinality === 'record') return false
  if (one.items.length !== other.items.length) return false
  const { baseType } = one
  if (one.cardinality !== 'multiple' || other.cardinality !== 'multiple')
    return one.items.every((item, place) => sameScalar(baseType, item, other.items[place]!))
  const left = [...other.items]
  return one.items.every((item) => {
    const place = left.findIndex((candidate) => sameScalar(baseType, item, candidate))
    if (place < 0) return false
    left.splice(place, 1)
    return true
  })
}
