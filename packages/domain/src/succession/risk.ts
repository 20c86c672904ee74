import { shiftMonths } from '../eligibility/calendar.ts'
import { retirementAge, retirementDay } from '../eligibility/check-person.ts'
import { ELIGIBILITY_RULES, rulesInForce } from '../eligibility/index.ts'
import type { ReadinessSlot } from './readiness.ts'

/** The first day of retirement of who holds a post of this tier on the date; null for a tier without an age. */
export function retiresOn(birthDate: string, tier: string | null, date: string): string | null {
  const ages = rulesInForce(ELIGIBILITY_RULES, date).find(({ check }) => check === 'retirement')?.limits ?? {}
  const age = retirementAge(tier, false, ages)
  return age === null ? null : retirementDay(birthDate, age)
}

/** What makes a critical post urgent: a seat is empty; its holder retires within two years; within five; later or unknown. */
export type SuccessionUrgency = 'vacant' | 'soon' | 'later' | 'distant'
const URGENCIES: readonly SuccessionUrgency[] = ['vacant', 'soon', 'later', 'distant']

export interface CriticalPost {
  readonly vacantSeats: number
  /** The earliest of its holders' days; null where unknown or nobody holds it. */
  readonly nextRetirement: string | null
  /** Members of its pool by slot. */
  readonly members: Readonly<Record<ReadinessSlot, number>>
}

export function urgencyOf({ vacantSeats, nextRetirement }: CriticalPost, date: string): SuccessionUrgency {
  if (vacantSeats > 0) return 'vacant'
  if (nextRetirement === null) return 'distant'
  if (nextRetirement <= shiftMonths(date, 24)) return 'soon'
  return nextRetirement <= shiftMonths(date, 60) ? 'later' : 'distant'
}

/** How many of the three slots hold somebody: 0 to 3. */
export const coverageOf = ({ members }: Pick<CriticalPost, 'members'>): number =>
  Object.values(members).filter((count) => count > 0).length

/** Negative where the first is at greater risk: by urgency, then least coverage, then the earlier retirement. */
export function byRisk(one: CriticalPost, other: CriticalPost, date: string): number {
  const step = (post: CriticalPost) => URGENCIES.indexOf(urgencyOf(post, date))
  const day = (post: CriticalPost) => post.nextRetirement ?? '9999-12-31'
  return (
    step(one) - step(other) ||
    coverageOf(one) - coverageOf(other) ||
    (day(one) < day(other) ? -1 : Number(day(one) > day(other)))
  )
}
