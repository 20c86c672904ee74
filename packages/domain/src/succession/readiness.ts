import data from '../../data/succession.json' with { type: 'json' }
import { shiftMonths } from '../eligibility/calendar.ts'
import {
  checkEligibility,
  ELIGIBILITY_RULES,
  type EligibilityQuestion,
  type EligibilityRule,
  type RuleAnswer,
} from '../eligibility/index.ts'

/** Eligible on the day; on a day within two years; within five. */
export type ReadinessSlot = 'now' | 'soon' | 'later'
export const READINESS_SLOTS = ['now', 'soon', 'later'] as const satisfies readonly ReadinessSlot[]

export type Blocker = Pick<RuleAnswer, 'code' | 'firstDate' | 'missing'> & { readonly status: 'failed' | 'unknown' }

export interface Readiness {
  /** Null where the rules do not hold within five years, or where a datum is missing. */
  readonly slot: ReadinessSlot | null
  /** The day on which all hard rules hold, if nothing but time passes. */
  readonly firstDate: string | null
  /** Hard rules that do not hold on the day, or by then no longer would. */
  readonly blockers: readonly Blocker[]
}

const OF_PERSON = ELIGIBILITY_RULES.filter(({ check }) => check !== 'freeze')

/**
 * When an official may hold a post by the hard rules, as far as the records of today say. The window before an election
 * is left out: it binds the day of an appointment, not the person. A record of years to come (predicates) is taken to
 * stay as good as it is. Rules that run out (age, retirement) are asked again on the day that the others begin to hold.
 */
export function readinessOf(question: EligibilityQuestion, table: readonly EligibilityRule[] = OF_PERSON): Readiness {
  const barring = (date: string) =>
    checkEligibility({ ...question, date }, table).rules.filter(({ hard, status }) => hard && status !== 'held')
  const today = barring(question.date)
  const blockers = today.map(blockerOf)
  if (today.length === 0) return { slot: 'now', firstDate: question.date, blockers }
  let day = latest(today)
  while (day !== null) {
    if (day > limitOf(question.date, 'later')) return { slot: null, firstDate: null, blockers }
    const then = barring(day).filter(({ status }) => status === 'failed')
    if (then.length === 0) return { slot: slotOf(question.date, day), firstDate: day, blockers }
    const next = latest(then)
    if (next === null) {
      const known = new Set(blockers.map(({ code }) => code))
      const lost = then.filter(({ code, firstDate }) => firstDate === null && !known.has(code))
      return { slot: null, firstDate: null, blockers: [...blockers, ...lost.map(blockerOf)] }
    }
    day = next
  }
  return { slot: null, firstDate: null, blockers }
}

/** The day by which every one of these holds; null where one never will, or is unknown. */
function latest(rules: readonly RuleAnswer[]): string | null {
  if (rules.some(({ firstDate }) => firstDate === null)) return null
  return (
    rules
      .map(({ firstDate }) => firstDate!)
      .sort()
      .at(-1) ?? null
  )
}

const limitOf = (date: string, slot: 'soon' | 'later') => shiftMonths(date, data.slotYears[slot] * 12)

const slotOf = (date: string, day: string): ReadinessSlot => (day <= limitOf(date, 'soon') ? 'soon' : 'later')

const blockerOf = ({ code, firstDate, missing, status }: RuleAnswer): Blocker => ({
  code,
  firstDate,
  missing,
  status: status === 'unknown' ? 'unknown' : 'failed',
})
