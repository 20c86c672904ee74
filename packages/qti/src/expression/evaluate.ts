import type { Context } from '../processing/context.ts'
import { Refusal } from '../refusal.ts'
import type { Value } from '../value/value.ts'
import { elementsOf, type XmlElement } from '../xml/element.ts'
import { CONTAINERS } from './containers.ts'
import { LOGIC } from './logic.ts'
import { MATHS } from './maths.ts'
import { NUMBERS } from './numbers.ts'
import { numberAttribute } from './operands.ts'
import { RANDOMS } from './randoms.ts'
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
  ...RANDOMS,
}

export const isOperator = (name: string): boolean => Object.hasOwn(OPERATORS, name)
export const isRandom = (name: string): boolean => Object.hasOwn(RANDOMS, name)

/** @throws Refusal */
export function evaluate(element: XmlElement, context: Context): Value {
  context.step()
  const operator = Object.hasOwn(OPERATORS, element.name) ? OPERATORS[element.name] : undefined
  if (!operator) throw new Refusal('processing-unsupported', `<${element.name}> baris ${element.line}`)
  const once = () => elementsOf(element).map((child) => evaluate(child, context))
  // Each repetition asks again, so that a draw inside is drawn anew.
  const operands = element.name === 'qti-repeat' ? repeated(element, once, context) : once()
  return operator(element, operands, context)
}

function repeated(element: XmlElement, once: () => Value[], context: Context): Value[] {
  const times = numberAttribute(element, 'number-repeats', context) ?? 0
  if (times > 10_000) throw new Refusal('processing-too-long', '<qti-repeat>')
  const all: Value[] = []
  for (let time = 0; time < times; time++) all.push(...once())
  return all
}
