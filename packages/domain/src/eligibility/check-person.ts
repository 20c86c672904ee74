import data from '../../data/eligibility.json' with { type: 'json' }
import { PNS_LADDER } from '../codes/index.ts'
import { monthsBetween, shiftDays, shiftMonths } from './calendar.ts'
import { postOn } from './check-time.ts'
import { heldIf, type RetirementAges, type RuleFinding, unknown } from './finding.ts'
import type { EligibilityQuestion } from './history.ts'
import { isJpt } from './rule-row.ts'

export function education({ person, date }: EligibilityQuestion, limit: string): RuleFinding {
  const measure = { limit, unit: 'code' } as const
  const step = data.education.indexOf(person.education ?? '')
  if (step < 0) return unknown(measure, 'education')
  return heldIf(step >= data.education.indexOf(limit), date, { ...measure, value: person.education })
}

export function employment({ person, date }: EligibilityQuestion, limit: readonly string[]): RuleFinding {
  const measure = { limit: limit.join(', '), unit: 'code' } as const
  if (person.employment === null) return unknown(measure, 'employment')
  return heldIf(limit.includes(person.employment), date, { ...measure, value: person.employment })
}

/** The birthday itself is the last day allowed. A cap may be higher for whoever comes from a JPT. */
export function ageCap({ person, date }: EligibilityQuestion, limit: number | { years: number; fromJpt: number }) {
  const post = postOn(person.posts, date)
  const [years, fromJpt] = typeof limit === 'number' ? [limit, limit] : [limit.years, limit.fromJpt]
  const cap = isJpt(post?.tier ?? null) ? fromJpt : years
  const measure = { limit: cap, unit: 'years' } as const
  if (person.birthDate === null) return unknown(measure, 'birthDate')
  const value = Math.floor(monthsBetween(person.birthDate, date) / 12)
  const within = (age: number) => date <= shiftMonths(person.birthDate!, age * 12)
  if (!within(cap) && within(fromJpt) && !post?.tier) return unknown(measure, 'posts.current')
  return heldIf(within(cap), date, { ...measure, value })
}

/** The first of the month after the one in which the age is reached. */
export function retirementDay(birthDate: string, age: number): string {
  const birthday = shiftMonths(birthDate, age * 12)
  return shiftMonths(`${birthday.slice(0, 8)}01`, 1)
}

/** Age of retirement under a post, `ages` being those per tier; null for a tier without one. */
export function retirementAge(tier: string | null, teacher: boolean, ages: RetirementAges): number | null {
  const age = ages[tier ?? '']
  if (typeof age !== 'number') return null
  return teacher ? Math.max(age, data.teacherBup) : age
}

/** In service on the date, under the present post and under the target. The limit is the last day of service. */
export function retirement(question: EligibilityQuestion, age: number, ages: RetirementAges): RuleFinding {
  const { person, target, date } = question
  const held = postOn(person.posts, date)
  const presentAge = retirementAge(held?.tier ?? null, held?.teacher ?? false, ages)
  const targetAge = target.teacher ? Math.max(age, data.teacherBup) : age
  if (person.birthDate === null) return unknown({ limit: targetAge, unit: 'years' }, 'birthDate')
  const day = retirementDay(person.birthDate, Math.min(targetAge, presentAge ?? targetAge))
  const measure = { limit: shiftDays(day, -1), unit: 'date' } as const
  if (date < day && presentAge === null) return unknown(measure, 'posts.current')
  return heldIf(date < day, date, { ...measure, value: date })
}

/** Enough years of service left under the target. */
export function serviceLeft(question: EligibilityQuestion, years: number, ages: RetirementAges): RuleFinding {
  const { person, target, date } = question
  const measure = { limit: years * 12, unit: 'months' } as const
  if (person.birthDate === null) return unknown(measure, 'birthDate')
  const age = retirementAge(target.tier, target.teacher ?? false, ages)
  if (age === null) return unknown(measure, 'target.tier')
  const day = retirementDay(person.birthDate, age)
  return heldIf(shiftMonths(date, years * 12) <= day, date, { ...measure, value: monthsBetween(date, day) })
}

export function competencyTest({ person, date }: EligibilityQuestion, _limit: boolean): RuleFinding {
  const measure = { limit: 'LULUS', unit: 'code' } as const
  if (person.competencyTestPassed === null) return unknown(measure, 'competencyTestPassed')
  const passed = person.competencyTestPassed
  return heldIf(passed, date, { ...measure, value: passed ? 'LULUS' : 'TIDAK_LULUS' })
}

/** Rank for the eselon of the post, less the steps that practice tolerates. */
export function rank({ person, target, date }: EligibilityQuestion, limit: Readonly<Record<string, string>>) {
  const wanted = limit[target.eselon ?? '']
  if (wanted === undefined) return unknown({ limit: '', unit: 'code' }, 'target.eselon')
  const measure = { limit: wanted, unit: 'code' } as const
  const step = PNS_LADDER.indexOf(person.golongan ?? '')
  if (step < 0) return unknown(measure, 'golongan')
  const enough = step >= PNS_LADDER.indexOf(wanted) - data.rankTolerance
  return heldIf(enough, date, { ...measure, value: person.golongan })
}
