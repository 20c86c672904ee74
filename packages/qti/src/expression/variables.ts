import { Refusal } from '../refusal.ts'
import { insideArea } from '../value/inside-area.ts'
import { parseScalar } from '../value/parse-scalar.ts'
import { BASE_TYPES, type BaseType, float, itemsOf, type Scalar, sameScalar, single } from '../value/value.ts'
import { textOf } from '../xml/element.ts'
import type { Operator } from './evaluate.ts'

const clamp = (value: number, { lower, upper }: { lower: number; upper: number }) =>
  Math.min(upper, Math.max(lower, value))

export const VARIABLES: Readonly<Record<string, Operator>> = {
  'qti-variable': ({ attributes }, _, context) => context.value(attributes.identifier),
  'qti-correct': ({ attributes }, _, context) => {
    if (!context.declarations.has(attributes.identifier ?? '')) return context.value(attributes.identifier)
    return context.corrects.get(attributes.identifier!) ?? null
  },
  'qti-default': ({ attributes }, _, context) => {
    const { identifier } = context.declared(attributes.identifier)
    return context.defaults.get(identifier) ?? null
  },
  'qti-null': () => null,
  'qti-base-value': (element) => {
    const baseType = element.attributes['base-type'] as BaseType
    if (!BASE_TYPES.includes(baseType)) throw new Refusal('processing-failed', `base-type ${baseType}`)
    return single(baseType, parseScalar(baseType, textOf(element)))
  },
  /** A member counts once, however often it is in the container. Without a mapping nothing can be earned: 0. */
  'qti-map-response': ({ attributes }, _, context) => {
    const { identifier, mapping, baseType } = context.declared(attributes.identifier)
    const value = context.value(identifier)
    if (!mapping || baseType === null) return float(0)
    if (value === null) return float(clamp(0, mapping))
    const isKey = (key: Scalar, item: Scalar, caseSensitive: boolean) =>
      sameScalar(baseType, key, item) ||
      (!caseSensitive &&
        typeof key === 'string' &&
        typeof item === 'string' &&
        key.toLowerCase() === item.toLowerCase())
    const distinct: Scalar[] = []
    for (const item of itemsOf(value)) if (!distinct.some((one) => sameScalar(baseType, one, item))) distinct.push(item)
    const mapped = distinct.map((item) => {
      const exact = mapping.entries.find(({ key }) => sameScalar(baseType, key, item))
      const entry = exact ?? mapping.entries.find(({ key, caseSensitive }) => isKey(key, item, caseSensitive))
      return entry?.value ?? mapping.defaultValue
    })
    return float(clamp(exactSum(mapped), mapping))
  },
  'qti-map-response-point': ({ attributes }, _, context) => {
    const { identifier, areaMapping } = context.declared(attributes.identifier)
    if (!areaMapping) return float(0)
    const open = new Set(areaMapping.areas)
    const values: number[] = []
    for (const item of itemsOf(context.value(identifier))) {
      const point = item as readonly [number, number]
      const hit = areaMapping.areas.find(({ shape, coords }) => insideArea(shape, coords, point))
      if (hit === undefined) values.push(areaMapping.defaultValue)
      else if (open.delete(hit)) values.push(hit.value)
    }
    return float(clamp(exactSum(values), areaMapping))
  },
}

/** Decimal weights such as 0.1 and 0.2 add up to 0.3. */
export function exactSum(values: readonly number[]): number {
  const total = values.reduce((sum, value) => sum + value, 0)
  return Number.isFinite(total) ? Number(total.toPrecision(15)) : total
}
