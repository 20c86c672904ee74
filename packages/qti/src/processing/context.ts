import type { Declaration } from '../item/declarations.ts'
import { Refusal } from '../refusal.ts'
import type { Value } from '../value/value.ts'

/** Operators and rules that may still be run; shared by every answer that is asked of an item. */
export interface Steps {
  left: number
}
const MOST_STEPS = 2_000_000
export const allSteps = (): Steps => ({ left: MOST_STEPS })

/** Variables of one attempt. Responses are given, outcomes start at their defaults (numbers at 0). */
export class Context {
  readonly declarations: ReadonlyMap<string, Declaration>
  readonly values = new Map<string, Value>()
  readonly corrects = new Map<string, Value>()
  readonly defaults = new Map<string, Value>()
  /** Variables that rules read or set and nothing declares: read as NULL, as QTI does with what has no value. */
  readonly undeclared = { read: new Set<string>(), set: new Set<string>() }
  /** Where chance comes from; null where nothing may be left to it. */
  readonly random: (() => number) | null

  readonly #steps: Steps

  constructor(
    declarations: ReadonlyMap<string, Declaration>,
    responses: ReadonlyMap<string, Value>,
    steps: Steps = allSteps(),
    random: (() => number) | null = null,
  ) {
    this.random = random
    this.declarations = declarations
    this.#steps = steps
    for (const [identifier, declaration] of declarations) {
      this.corrects.set(identifier, declaration.correct)
      this.defaults.set(identifier, declaration.defaultValue)
      this.values.set(identifier, startOf(declaration, responses))
    }
    this.values.set('numAttempts', { cardinality: 'single', baseType: 'integer', items: [1] })
    this.values.set('duration', { cardinality: 'single', baseType: 'duration', items: [0] })
    if (!declarations.has('completionStatus'))
      this.values.set('completionStatus', { cardinality: 'single', baseType: 'identifier', items: ['unknown'] })
  }

  /** Counts one operator or rule. @throws Refusal where an item would compute without end */
  step(): void {
    if (--this.#steps.left < 0) throw new Refusal('processing-too-long')
  }

  declared(identifier: string | undefined): Declaration {
    const found = this.declarations.get(identifier ?? '')
    if (!found) throw new Refusal('processing-failed', `variabel ${identifier ?? '?'} tidak dideklarasikan`)
    return found
  }

  value(identifier: string | undefined): Value {
    if (identifier !== undefined && this.values.has(identifier)) return this.values.get(identifier)!
    this.undeclared.read.add(identifier ?? '?')
    return null
  }
}

function startOf(declaration: Declaration, responses: ReadonlyMap<string, Value>): Value {
  const { kind, identifier, cardinality, baseType, defaultValue } = declaration
  if (kind === 'response') return responses.get(identifier) ?? null
  if (defaultValue !== null || kind !== 'outcome' || cardinality !== 'single') return defaultValue
  return baseType === 'integer' || baseType === 'float' ? { cardinality, baseType, items: [0] } : null
}
