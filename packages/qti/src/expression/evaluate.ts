import type { Context } from '../processing/context.ts'
import { Refusal } from '../refusal.ts'
import type { Value } from '../value/value.ts'
import { elementsOf, type XmlElement } from '../xml/element.ts'
import { CONTAINERS } from './containers.ts'
import { LOGIC } from './logic.ts'
import { MATHS } from './maths.ts'
import { NUMBERS } from './numbers.ts'
import { TEXTS } from './texts.ts'
import { VARIABLES } from './variables.ts'

/** One operator: its element, the values of the expressions in it, the variables. */
export type Operator = (element: XmlElement, operands: readonly Value[], context: Context) => Value

const OPERATORS: Readonly<Record<string, Operator>> = {
  ...VARIABLES,
  ...LOGIC,
  ...CONTAINERS,
  ...NUMBERS,
  ...MATHS,
  ...TEXTS,
}
const RANDOM = new Set(['qti-random', 'qti-random-integer', 'qti-random-float'])

export const isOperator = (name: string): boolean => Object.hasOwn(OPERATORS, name)
export const isRandom = (name: string): boolean => RANDOM.has(name)

/** @throws Refusal */
export function evaluate(element: XmlElement, context: Context): Value {
  context.step()
  if (isRandom(element.name)) throw new Refusal('processing-random', `<${element.name}>`)
  const operator = Object.hasOwn(OPERATORS, element.name) ? OPERATORS[element.name] : undefined
  if (!operator) throw new Refusal('processing-unsupported', `<${element.name}> baris ${element.line}`)
  const operands = elementsOf(element).map((child) => evaluate(child, context))
  return operator(element, operands, context)
}
