import { Refusal } from '../refusal.ts'
import { parseScalar } from '../value/parse-scalar.ts'
import {
  BASE_TYPES,
  type BaseType,
  type Cardinality,
  container,
  type Scalar,
  single,
  type Value,
} from '../value/value.ts'
import { childNamed, childrenNamed, textOf, type XmlElement } from '../xml/element.ts'

export interface MapEntry {
  readonly key: Scalar
  readonly value: number
  readonly caseSensitive: boolean
}
export interface Mapping {
  readonly lower: number
  readonly upper: number
  readonly defaultValue: number
  readonly entries: readonly MapEntry[]
}
export interface AreaMapping extends Omit<Mapping, 'entries'> {
  readonly areas: readonly { readonly shape: string; readonly coords: string; readonly value: number }[]
}
export interface Declaration {
  readonly kind: 'response' | 'outcome' | 'template' | 'context'
  readonly identifier: string
  readonly cardinality: Cardinality
  readonly baseType: BaseType | null
  readonly defaultValue: Value
  readonly correct: Value
  readonly mapping: Mapping | null
  readonly areaMapping: AreaMapping | null
  /** A match or interpolation table of an outcome. */
  readonly table: XmlElement | null
  readonly normalMaximum: number | null
  /** A template variable that stands in formulas by its name. */
  readonly isMath: boolean
}

const KINDS = {
  'qti-response-declaration': 'response',
  'qti-outcome-declaration': 'outcome',
  'qti-template-declaration': 'template',
  'qti-context-declaration': 'context',
} as const

/** @throws Refusal */
export function readDeclarations(item: XmlElement): Map<string, Declaration> {
  const found = new Map<string, Declaration>()
  for (const [name, kind] of Object.entries(KINDS))
    for (const element of childrenNamed(item, name)) {
      const declaration = readDeclaration(element, kind)
      if (found.has(declaration.identifier)) throw new Refusal('identifier-duplicate', declaration.identifier)
      found.set(declaration.identifier, declaration)
    }
  return found
}

function readDeclaration(element: XmlElement, kind: Declaration['kind']): Declaration {
  const { identifier, cardinality, 'base-type': baseType } = element.attributes
  if (!identifier || !/^(single|multiple|ordered|record)$/.test(cardinality ?? ''))
    throw new Refusal('processing-failed', `<${element.name}> baris ${element.line}`)
  if (baseType !== undefined && !BASE_TYPES.includes(baseType as BaseType))
    throw new Refusal('processing-failed', `base-type ${baseType}`)
  if (baseType === undefined && cardinality !== 'record')
    throw new Refusal('processing-failed', `${identifier}: base-type`)
  const type = (baseType ?? null) as BaseType | null
  const shape = cardinality as Cardinality
  const normalMaximum = numberOf(element.attributes['normal-maximum'])
  return {
    kind,
    identifier,
    cardinality: shape,
    baseType: type,
    defaultValue: readValues(childNamed(element, 'qti-default-value'), shape, type),
    correct: readValues(childNamed(element, 'qti-correct-response'), shape, type),
    mapping: readMapping(childNamed(element, 'qti-mapping'), type),
    areaMapping: readAreaMapping(childNamed(element, 'qti-area-mapping')),
    table: childNamed(element, 'qti-match-table') ?? childNamed(element, 'qti-interpolation-table') ?? null,
    normalMaximum: Number.isNaN(normalMaximum) ? null : normalMaximum,
    isMath: /^(true|1)$/.test(element.attributes['math-variable'] ?? ''),
  }
}

function readValues(element: XmlElement | undefined, cardinality: Cardinality, baseType: BaseType | null): Value {
  if (!element) return null
  const values = childrenNamed(element, 'qti-value')
  if (cardinality === 'record') {
    const fields = values.map((value): [string, Value] => {
      const type = (value.attributes['base-type'] ?? 'string') as BaseType
      return [value.attributes['field-identifier'] ?? '', single(type, parseScalar(type, textOf(value)))]
    })
    return fields.length === 0 ? null : { cardinality, fields: new Map(fields) }
  }
  const items = values.map((value) => parseScalar(baseType!, textOf(value)))
  if (items.length === 0) return null
  return cardinality === 'single' ? single(baseType!, items[0]!) : container(cardinality, baseType!, items)
}

export const numberOf = (text: string | undefined): number => (text === undefined ? Number.NaN : Number(text))

function bounds(element: XmlElement): Omit<Mapping, 'entries'> {
  const { 'lower-bound': lower, 'upper-bound': upper, 'default-value': defaultValue } = element.attributes
  return {
    lower: lower === undefined ? Number.NEGATIVE_INFINITY : Number(lower),
    upper: upper === undefined ? Number.POSITIVE_INFINITY : Number(upper),
    defaultValue: defaultValue === undefined ? 0 : Number(defaultValue),
  }
}

function readMapping(element: XmlElement | undefined, baseType: BaseType | null): Mapping | null {
  if (!element || baseType === null) return null
  const entries = childrenNamed(element, 'qti-map-entry').map(({ attributes }) => ({
    key: parseScalar(baseType, attributes['map-key'] ?? ''),
    value: Number(attributes['mapped-value']),
    caseSensitive: !/^(false|0)$/.test(attributes['case-sensitive'] ?? 'true'),
  }))
  return { ...bounds(element), entries }
}

function readAreaMapping(element: XmlElement | undefined): AreaMapping | null {
  if (!element) return null
  const areas = childrenNamed(element, 'qti-area-map-entry').map(({ attributes }) => ({
    shape: attributes.shape ?? 'default',
    coords: attributes.coords ?? '',
    value: Number(attributes['mapped-value']),
  }))
  return { ...bounds(element), areas }
}
