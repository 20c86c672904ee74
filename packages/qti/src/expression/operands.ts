import type { Context } from '../processing/context.ts'
import { Refusal } from '../refusal.ts'
import type { Holding, Value } from '../value/value.ts'
import type { XmlElement } from '../xml/element.ts'

/** The number of a single value, null for NULL. */
export function numberIn(value: Value | undefined): number | null {
  if (value === null || value === undefined) return null
  const item = value.cardinality === 'record' ? undefined : value.items[0]
  if (typeof item === 'number') return item
  throw new Refusal('processing-failed', 'operand bukan bilangan')
}

/** Every number of every operand; null where one of them is NULL. */
export function allNumbers(operands: readonly Value[]): number[] | null {
  if (operands.some((value) => value === null)) return null
  return operands.flatMap((value) => {
    if (value!.cardinality === 'record') throw new Refusal('processing-failed', 'operand berupa record')
    return value!.items.map((item) => {
      if (typeof item === 'number') return item
      throw new Refusal('processing-failed', 'operand bukan bilangan')
    })
  })
}

export function booleanIn(value: Value | undefined): boolean | null {
  if (value === null || value === undefined) return null
  const item = value.cardinality === 'record' ? undefined : value.items[0]
  if (typeof item === 'boolean') return item
  throw new Refusal('processing-failed', 'operand bukan boolean')
}

export function textIn(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null
  const item = value.cardinality === 'record' ? undefined : value.items[0]
  if (typeof item === 'string') return item
  throw new Refusal('processing-failed', 'operand bukan teks')
}

export function holding(value: Value | undefined): Holding | null {
  if (value === null || value === undefined) return null
  if (value.cardinality === 'record') throw new Refusal('processing-failed', 'operand berupa record')
  return value
}

export const isInteger = (value: Value): boolean =>
  value === null || (value.cardinality !== 'record' && value.baseType === 'integer')

/** An attribute that is a number or the identifier of a variable that holds one. */
export function numberAttribute(element: XmlElement, name: string, context: Context): number | null {
  const text = element.attributes[name]
  if (text === undefined) return null
  const number = Number(text)
  return text.trim() !== '' && !Number.isNaN(number)
    ? number
    : numberIn(context.value(text.replace(/^\{(.*)\}$/, '$1')))
}

export const flag = (element: XmlElement, name: string, otherwise: boolean): boolean =>
  element.attributes[name] === undefined ? otherwise : /^(true|1)$/.test(element.attributes[name]!)
