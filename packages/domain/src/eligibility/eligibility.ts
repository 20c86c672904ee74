import { parseDay } from './calendar.ts'
import * as onPerson from './check-person.ts'
import * as onRecord from './check-record.ts'
import * as onTime from './check-time.ts'
import type { RetirementAges, RuleCheck, RuleFinding } from './finding.ts'
import type { EligibilityQuestion, TargetPost } from './history.ts'
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

/** A question without its target: of one person, any number of posts can be asked about. */
export type EligibilityAsker = Omit<EligibilityQuestion, 'target'>

function daysOf({ person, date, freezes }: EligibilityAsker): (string | null)[] {
  const spans = [...(person.posts ?? []), ...(person.discipline ?? []), ...(freezes ?? [])]
  return [date, person.birthDate, ...spans.flatMap(({ from, until }) => [from, until])]
}

/** What a check reads of the target besides its tier; the others read nothing more. */
const READS: Readonly<Record<string, (target: TargetPost) => string | boolean | null>> = {
  fieldYears: ({ field }) => field,
  rank: ({ eselon }) => eselon,
  retirement: ({ teacher }) => teacher ?? false,
  serviceLeft: ({ teacher }) => teacher ?? false,
}

/**
 * Every rule on the tier of the target that is in force on the date, in the order of the table, the reasons against and
 * for alike. Throws on a tier that no rung of the ladder has, on a day that is none, and where no rule was yet in force.
 */
export function checkEligibility(
  { target, ...asker }: EligibilityQuestion,
  table: readonly EligibilityRule[] = ELIGIBILITY_RULES,
): Eligibility {
  return eligibilityOf(asker, table)(target)
}

/** `checkEligibility` of one person for many targets: what a rule does not read of a target is asked once. */
export function eligibilityOf(
  asker: EligibilityAsker,
  table: readonly EligibilityRule[] = ELIGIBILITY_RULES,
): (target: TargetPost) => Eligibility {
  for (const day of daysOf(asker)) if (day !== null) parseDay(day)
  const inForce = rulesInForce(table, asker.date)
  const ages = inForce.find(({ check }) => check === 'retirement')?.limits ?? {}
  const tiers = new Map<string, readonly ((target: TargetPost) => RuleAnswer)[]>()
  return (target) => {
    let answers = tiers.get(target.tier)
    if (!answers) {
      const rules = rulesFor(target.tier, inForce, asker)
      answers = rules.map((rule) => answering(rule, asker, ages))
      tiers.set(target.tier, answers)
    }
    const rules = answers.map((answer) => answer(target))
    return { eligible: rules.every(({ status, hard }) => status === 'held' || !hard), rules }
  }
}

function rulesFor(tier: string, inForce: readonly EligibilityRule[], { date, withRank = false }: EligibilityAsker) {
  if (rungOf(tier) < 0) throw new RangeError(`unknown tier of a post: ${tier}`)
  const rules = inForce.filter(({ optional, limits }) => (!optional || withRank) && limits[tier] !== undefined)
  if (rules.length === 0) throw new RangeError(`no rule in force for ${tier} on ${date}`)
  return rules
}

/** One rule for targets of one tier; each answer is kept. */
function answering(
  { code, check, clause, source, confidence, validFrom, hard, limits }: EligibilityRule,
  asker: EligibilityAsker,
  ages: RetirementAges,
): (target: TargetPost) => RuleAnswer {
  const finding = CHECKS[check]
  if (!finding) throw new RangeError(`rule ${code} names no known check: ${check}`)
  const reads = READS[check] ?? (() => null)
  const known = new Map<string | boolean | null, RuleAnswer>()
  return (target) => {
    const read = reads(target)
    let answer = known.get(read)
    if (!answer) {
      const found = finding({ ...asker, target }, limits[target.tier] as never, ages)
      answer = { code, clause, source, confidence, validFrom, hard, ...found }
      known.set(read, answer)
    }
    return answer
  }
}
