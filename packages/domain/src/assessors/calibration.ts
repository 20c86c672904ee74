import { detection, type RatingAccuracy, ratingAccuracy } from '@petakom/psychometrics'
import type { CaseRating, TrainingCase } from './training-case.ts'

/** What one must reach before one may rate: a versioned row of the agency. */
export interface CalibrationRule {
  readonly version: string
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Shares of ratings, 0 to 1. */
  readonly leastExact: number
  readonly leastAdjacent: number
  /** Levels by which the mean may differ, either way. */
  readonly mostBias: number
  /** d' of evidence put to the right competency. */
  readonly leastSensitivity: number
  /** How long a passed exercise counts, and after how many days one may try again. */
  readonly validMonths: number
  readonly retryAfterDays: number
}

export interface CalibrationOutcome {
  readonly accuracy: RatingAccuracy
  /** Null where nothing could be told apart. */
  readonly sensitivity: number | null
  readonly bias: readonly { readonly competency: string; readonly bias: number; readonly ratings: number }[]
  readonly criteria: readonly {
    readonly name: 'exact' | 'adjacent' | 'bias' | 'sensitivity'
    readonly value: number | null
    readonly limit: number
    readonly isMet: boolean
  }[]
  readonly passed: boolean
}

export interface RatedCase {
  readonly content: Pick<TrainingCase, 'persons' | 'competencies' | 'gold' | 'lines'>
  readonly ratings: readonly CaseRating[]
}

/** How close ratings of written cases come to the agreed ones. Every person must be rated on every competency. */
export function judgeCalibration(cases: readonly RatedCase[], rule: CalibrationRule): CalibrationOutcome {
  const tables = cases.map(({ content, ratings }) => ({
    given: tableOf(content, ratings),
    agreed: tableOf(content, content.gold),
  }))
  const accuracy = ratingAccuracy(tables)
  const sensitivity = evidenceSensitivity(cases)
  const { exact, adjacent } = accuracy
  const criteria = [
    { name: 'exact' as const, value: exact, limit: rule.leastExact, isMet: exact >= rule.leastExact },
    { name: 'adjacent' as const, value: adjacent, limit: rule.leastAdjacent, isMet: adjacent >= rule.leastAdjacent },
    {
      name: 'bias' as const,
      value: accuracy.bias,
      limit: rule.mostBias,
      isMet: Math.abs(accuracy.bias) <= rule.mostBias,
    },
    {
      name: 'sensitivity' as const,
      value: sensitivity,
      limit: rule.leastSensitivity,
      isMet: sensitivity !== null && sensitivity >= rule.leastSensitivity,
    },
  ]
  return {
    accuracy,
    sensitivity,
    bias: biasByCompetency(cases),
    criteria,
    passed: criteria.every(({ isMet }) => isMet),
  }
}

type Levelled = Pick<CaseRating, 'person' | 'competency' | 'level'>

const tableOf = ({ persons, competencies }: RatedCase['content'], ratings: readonly Levelled[]): number[][] =>
  persons.map(({ id }) =>
    competencies.map(({ competency }) => {
      const found = ratings.find((one) => one.person === id && one.competency === competency)
      if (!found) throw new RangeError(`${id} is not rated on ${competency}`)
      return found.level
    }),
  )

/**
 * Lines of a rated person against competencies: a pair is there if the agreed rating rests on it. What only one of the
 * two saw is a miss or a false alarm, even where a line may bear two readings.
 */
function evidenceSensitivity(cases: readonly RatedCase[]): number | null {
  const counts = { hits: 0, misses: 0, falseAlarms: 0, correctRejections: 0 }
  for (const { content, ratings } of cases)
    for (const { id: person } of content.persons)
      for (const { competency } of content.competencies) {
        const marked = evidenceOf(ratings, person, competency)
        const agreed = evidenceOf(content.gold, person, competency)
        for (const line of content.lines.filter(({ who }) => who === person)) {
          const key = agreed.has(line.id)
            ? marked.has(line.id)
              ? 'hits'
              : 'misses'
            : marked.has(line.id)
              ? 'falseAlarms'
              : 'correctRejections'
          counts[key] += 1
        }
      }
  return detection(counts)
}

const evidenceOf = (ratings: readonly CaseRating[], person: string, competency: string): Set<string> =>
  new Set(ratings.find((one) => one.person === person && one.competency === competency)?.evidence ?? [])

function biasByCompetency(cases: readonly RatedCase[]): CalibrationOutcome['bias'] {
  const differences = cases.flatMap(({ content, ratings }) =>
    content.gold.map(({ person, competency, level }) => {
      const given = ratings.find((one) => one.person === person && one.competency === competency)
      return { competency, difference: (given?.level ?? level) - level }
    }),
  )
  return [...Map.groupBy(differences, ({ competency }) => competency)]
    .map(([competency, group]) => ({
      competency,
      bias: group.reduce((total, { difference }) => total + difference, 0) / group.length,
      ratings: group.length,
    }))
    .sort((one, other) => (one.competency < other.competency ? -1 : 1))
}

/** The day after so many months: the last day of a month that has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0))
  last.setUTCDate(Math.min(date, last.getUTCDate()))
  return last.toISOString().slice(0, 10)
}
