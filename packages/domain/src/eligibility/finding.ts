import type { EligibilityQuestion } from './history.ts'

/** `months` for anything that counts time, `years` for an age, `code` for a word of a code list. */
export type FindingUnit = 'months' | 'years' | 'code' | 'date'

export interface RuleFinding {
  readonly status: 'held' | 'failed' | 'unknown'
  readonly value: number | string | null
  readonly limit: number | string
  readonly unit: FindingUnit
  /** Names of the data that would decide it; empty unless unknown. */
  readonly missing: readonly string[]
  /** The day asked about where held; otherwise the first later day on which it holds, null where time alone is no help. */
  readonly firstDate: string | null
}

/** Years per tier, as the row on retirement in force has them. */
export type RetirementAges = Readonly<Record<string, unknown>>

export type RuleCheck = (question: EligibilityQuestion, limit: never, ages: RetirementAges) => RuleFinding

type Measure = Pick<RuleFinding, 'value' | 'limit' | 'unit'>

export const unknown = (measure: Omit<Measure, 'value'>, ...missing: string[]): RuleFinding => ({
  status: 'unknown',
  value: null,
  ...measure,
  missing,
  firstDate: null,
})

/** Held where the day it holds from has come. */
export const heldFrom = (day: string | null, date: string, measure: Measure): RuleFinding => ({
  status: day !== null && day <= date ? 'held' : 'failed',
  ...measure,
  missing: [],
  firstDate: day !== null && day <= date ? date : day,
})

/** For what no passing of time changes. */
export const heldIf = (holds: boolean, date: string, measure: Measure): RuleFinding =>
  heldFrom(holds ? date : null, date, measure)
