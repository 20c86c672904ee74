import data from '../../data/eligibility.json' with { type: 'json' }
import { firstFreeDay, shiftMonths } from './calendar.ts'
import { heldFrom, heldIf, type RuleFinding, unknown } from './finding.ts'
import type { EligibilityQuestion } from './history.ts'

/** The predicates of the last complete years before the date; each must be on record. */
export function predicate({ person, date }: EligibilityQuestion, limit: { least: string; years: number }): RuleFinding {
  const measure = { limit: limit.least, unit: 'code' } as const
  const grade = (year: number) => {
    const found = person.predicates?.find((entry) => entry.year === year)
    return found ? data.predicates.indexOf(found.predicate) : -1
  }
  const least = data.predicates.indexOf(limit.least)
  const yearsBefore = (year: number) => Array.from({ length: limit.years }, (_, back) => year - 1 - back)
  const year = Number(date.slice(0, 4))
  const years = yearsBefore(year)
  const lowest = Math.min(...years.map(grade).filter((step) => step >= 0))
  const missing = years.filter((past) => grade(past) < 0).map((past) => `predicates.${past}`)
  // One bad year decides, whatever the missing one was.
  if (missing.length > 0 && lowest >= least) return unknown(measure, ...missing)
  const value = data.predicates[lowest] ?? null
  if (lowest >= least) return heldIf(true, date, { ...measure, value })
  const later = years.map((_, ahead) => year + 1 + ahead)
  const good = later.find((start) => yearsBefore(start).every((past) => grade(past) >= least))
  return heldFrom(good === undefined ? null : `${good}-01-01`, date, { ...measure, value })
}

/** No punishment is being served. */
export function serving({ person, date }: EligibilityQuestion, limit: string): RuleFinding {
  const measure = { limit, unit: 'code' } as const
  if (person.discipline === null) return unknown(measure, 'discipline')
  const now = person.discipline.find(({ from, until }) => from <= date && (until === null || until > date))
  return heldFrom(firstFreeDay(date, person.discipline), date, { ...measure, value: now?.level ?? limit })
}

/** No punishment of these levels was imposed in so many years; the anniversary of the day is free again. */
export function disciplineYears(
  { person, date }: EligibilityQuestion,
  limit: { levels: readonly string[]; years: number },
): RuleFinding {
  const measure = { limit: limit.years * 12, unit: 'months' } as const
  if (person.discipline === null) return unknown(measure, 'discipline')
  const spans = person.discipline
    .filter(({ level }) => limit.levels.includes(level))
    .map(({ from }) => ({ from, until: shiftMonths(from, limit.years * 12) }))
  const last = spans
    .map(({ from }) => from)
    .filter((from) => from <= date)
    .sort()
    .at(-1)
  return heldFrom(firstFreeDay(date, spans), date, { ...measure, value: last ?? null })
}

/** Outside the window before an election, or inside one for which there is a written permission. */
export function freeze({ freezes, date }: EligibilityQuestion, limit: string): RuleFinding {
  const measure = { limit, unit: 'code' } as const
  if (freezes === null) return unknown(measure, 'freezes')
  const barring = freezes.filter(({ permitted }) => !permitted)
  const free = firstFreeDay(date, barring)
  return heldFrom(free, date, { ...measure, value: free === date ? limit : 'DALAM_JEDA' })
}
