import { evaluate } from '../expression/evaluate.ts'
import { booleanIn, numberIn } from '../expression/operands.ts'
import type { Declaration } from '../item/declarations.ts'
import { Refusal } from '../refusal.ts'
import { parseScalar } from '../value/parse-scalar.ts'
import { float, single, type Value } from '../value/value.ts'
import { childrenNamed, elementsOf, type XmlElement } from '../xml/element.ts'
import type { Context } from './context.ts'

/** Thrown by `qti-exit-response` and `qti-exit-template`. */
class Exit extends Error {}

/** Thrown by a `qti-template-constraint` that does not hold: the draw is made again. */
export class DrawAgain extends Error {}

/** Feedback that a standard template sets whether or not the item declares it. */
const FEEDBACK = /^FEEDBACK(BASIC)?$/

/** Runs the rules of response or template processing over the variables. @throws Refusal */
export function runRules(processing: XmlElement, context: Context): void {
  try {
    runAll(elementsOf(processing), context)
  } catch (error) {
    if (!(error instanceof Exit)) throw error
  }
}

function runAll(rules: readonly XmlElement[], context: Context): void {
  for (const rule of rules) run(rule, context)
}

function run(rule: XmlElement, context: Context): void {
  const { name, attributes } = rule
  context.step()
  const only = (): Value => {
    const [expression] = elementsOf(rule)
    if (!expression) throw new Refusal('processing-failed', `<${name}> kosong`)
    return evaluate(expression, context)
  }
  switch (name) {
    case 'qti-response-condition':
    case 'qti-template-condition':
      choose(rule, context)
      return
    case 'qti-response-processing-fragment':
      runAll(elementsOf(rule), context)
      return
    case 'qti-exit-response':
    case 'qti-exit-template':
      throw new Exit()
    case 'qti-template-constraint':
      if (booleanIn(only()) !== true) throw new DrawAgain()
      return
    case 'qti-set-outcome-value':
    case 'qti-set-template-value': {
      const value = only()
      if (!context.declarations.has(attributes.identifier ?? '') && FEEDBACK.test(attributes.identifier ?? '')) return
      if (attributes.identifier === 'completionStatus') return void context.values.set('completionStatus', value)
      const declaration = context.declarations.get(attributes.identifier ?? '')
      if (declaration) return void context.values.set(declaration.identifier, fitted(declaration, value))
      context.undeclared.set.add(attributes.identifier ?? '?')
      return void context.values.set(attributes.identifier ?? '?', value)
    }
    case 'qti-set-correct-response': {
      const declaration = context.declared(attributes.identifier)
      return void context.corrects.set(declaration.identifier, fitted(declaration, only()))
    }
    case 'qti-set-default-value': {
      const declaration = context.declared(attributes.identifier)
      const value = fitted(declaration, only())
      context.defaults.set(declaration.identifier, value)
      if (declaration.kind !== 'response') context.values.set(declaration.identifier, value)
      return
    }
    case 'qti-lookup-outcome-value': {
      const declaration = context.declared(attributes.identifier)
      return void context.values.set(declaration.identifier, lookUp(declaration, numberIn(only())))
    }
    default:
      throw new Refusal('processing-unsupported', `<${name}> baris ${rule.line}`)
  }
}

function choose(condition: XmlElement, context: Context): void {
  for (const branch of elementsOf(condition)) {
    const [test, ...rules] = elementsOf(branch)
    if (/-else$/.test(branch.name)) {
      runAll(elementsOf(branch), context)
      return
    }
    if (!/-(else-)?if$/.test(branch.name) || !test)
      throw new Refusal('processing-unsupported', `<${branch.name}> baris ${branch.line}`)
    if (booleanIn(evaluate(test, context)) === true) {
      runAll(rules, context)
      return
    }
  }
}

/** A value as the variable holds it: an integer becomes a float where one is declared, a single fills a container. */
function fitted({ identifier, cardinality, baseType }: Declaration, value: Value): Value {
  if (value === null || value.cardinality === 'record' || cardinality === 'record') return value
  const isNumber = (type: string | null) => type === 'integer' || type === 'float'
  if (
    value.baseType !== baseType &&
    !(isNumber(value.baseType) && isNumber(baseType)) &&
    !isText(value.baseType, baseType)
  )
    throw new Refusal('processing-failed', `${identifier} adalah ${baseType}, nilainya ${value.baseType}`)
  if (baseType === 'integer' && value.items.some((item) => !Number.isInteger(item)))
    throw new Refusal('processing-failed', `${identifier} adalah integer, nilainya pecahan`)
  if (cardinality === 'single' && value.items.length > 1)
    throw new Refusal('processing-failed', `${identifier}: kardinalitas`)
  return { cardinality, baseType: baseType!, items: value.items }
}
const isText = (one: string | null, other: string | null) =>
  [one, other].every((type) => type === 'string' || type === 'identifier' || type === 'uri')

function lookUp({ table, baseType }: Declaration, source: number | null): Value {
  if (!table || baseType === null) throw new Refusal('processing-failed', '<qti-lookup-outcome-value> tanpa tabel')
  const make = (text: string | undefined): Value =>
    text === undefined ? null : single(baseType, parseScalar(baseType, text))
  const otherwise = make(table.attributes['default-value'])
  if (source === null) return otherwise
  if (table.name === 'qti-match-table') {
    const entry = childrenNamed(table, 'qti-match-table-entry').find(
      (one) => Number(one.attributes['source-value']) === source,
    )
    return entry ? make(entry.attributes['target-value']) : otherwise
  }
  const entry = childrenNamed(table, 'qti-interpolation-table-entry').find(({ attributes }) => {
    const from = Number(attributes['source-value'])
    return /^(false|0)$/.test(attributes['include-boundary'] ?? 'true') ? source > from : source >= from
  })
  return entry ? make(entry.attributes['target-value']) : otherwise
}

export const scoreIn = (context: Context, identifier = 'SCORE'): number | null => {
  const value = context.values.get(identifier) ?? null
  if (value === null || value.cardinality === 'record') return null
  return typeof value.items[0] === 'number'
    ? Number((float(value.items[0]) as { items: number[] } | null)?.items[0])
    : null
}
