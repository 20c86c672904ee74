import { parseDay } from './calendar.ts'
import * as onPerson from './check-person.ts'
import * as onRecord from './check-record.ts'
import * as onTime from './check-time.ts'
import type { RuleCheck, RuleFinding } from './finding.ts'
import type { EligibilityQuestion } from './history.ts'
import { ELIGIBILITY_RULES, type EligibilityRule, rulesInForce, rungOf } from './rule-row.ts'

const { education, employment, ageCap, retirement, serviceLeft, competencyTest, rank } = onPerson
const { predicate, serving, disciplineYears, freeze } = onRecord
const { fieldYears, originYears, minInPost, maxInPost, minInJpt, maxInJpt } = onTime

const CHECKS: Readonly<Record<string, RuleCheck>> = {
  ...{ education, employment, ageCap, retirement, serviceLeft, competencyTest, rank },
  ...{ predicate, serving, disciplineYears, freeze },
  ...{ fieldYears, originYears, minInPost, maxInPost, minInJpt, maxInJpt },
}

export interface RuleAnswer extends RuleFinding {
  readonly code: string
  readonly clause: string
  readonly source: string
  readonly confidence: string
  readonly validFrom: string
  /** A rule that is not hard is a remark: it bars nobody. */
  readonly hard: boolean
}

export interface Eligibility {
  /** Every hard rule is held; one that is unknown leaves this false. */
  readonly eligible: boolean
  readonly rules: readonly RuleAnswer[]
}

function daysOf({ person, date, freezes }: EligibilityQuestion): (string | null)[] {
  const spans = [...(person.posts ?? []), ...(person.discipline ?? []), ...(freezes ?? [])]
  return [date, person.birthDate, ...spans.flatMap(({ from, until }) => [from, until])]
}

/**
 * Every rule on the tier of the target that is in force on the date, in the order of the table, the reasons against and
 * for alike. Throws on a tier that no rung of the ladder has, on a day that is none, and where no rule was yet in force.
 */
export function checkEligibility(
  question: EligibilityQuestion,
  table: readonly EligibilityRule[] = ELIGIBILITY_RULES,
): Eligibility {
  const { target, date, withRank = false } = question
  for (const day of daysOf(question)) if (day !== null) parseDay(day)
  if (rungOf(target.tier) < 0) throw new RangeError(`unknown tier of a post: ${target.tier}`)
  const inForce = rulesInForce(table, date)
  const ages = inForce.find(({ check }) => check === 'retirement')?.limits ?? {}
  const rules = inForce.filter(({ optional, limits }) => (!optional || withRank) && limits[target.tier] !== undefined)
  if (rules.length === 0) throw new RangeError(`no rule in force for ${target.tier} on ${date}`)
  const answers = rules.map(({ code, check, clause, source, confidence, validFrom, hard, limits }): RuleAnswer => {
    const finding = CHECKS[check]
    if (!finding) throw new RangeError(`rule ${code} names no known check: ${check}`)
    return {
      code,
      clause,
      source,
      confidence,
      validFrom,
      hard,
      ...finding(question, limits[target.tier] as never, ages),
    }
  })
  return { eligible: answers.every(({ status, hard }) => status === 'held' || !hard), rules: answers }
}
