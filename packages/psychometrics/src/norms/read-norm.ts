import type { NormTable } from './norm-table.ts'

/** A score seen against a norm group; between rows of the table by straight lines. */
export interface NormReading {
  readonly percentile: number
  readonly t: number
  readonly percentileError: number | null
  readonly tError: number | null
  /** The score lies outside the table, whose end row is given. */
  readonly isBeyond: boolean
}

export function readNorm({ rows }: NormTable, score: number): NormReading {
  if (!Number.isFinite(score)) throw new RangeError(`score ${score} is not a finite number`)
  const above = rows.findIndex((row) => row.score >= score)
  const high = rows[above < 0 ? rows.length - 1 : above]!
  const low = above <= 0 ? high : rows[above - 1]!
  const part = high.score > low.score ? Math.min(1, (score - low.score) / (high.score - low.score)) : 0
  const between = (one: number, other: number) => one + part * (other - one)
  const error = (one: number | null, other: number | null) =>
    one === null || other === null ? null : between(one, other)
  return {
    percentile: between(low.percentile, high.percentile),
    t: between(low.t, high.t),
    percentileError: error(low.percentileError, high.percentileError),
    tError: error(low.tError, high.tError),
    isBeyond: score < rows[0]!.score || score > rows.at(-1)!.score,
  }
}

/** Whether norms are young enough: `ageing` in the last quarter of their life. */
export interface NormAge {
  readonly years: number
  readonly outcome: 'current' | 'ageing' | 'expired'
}

const DAYS_A_YEAR = 365.25

/** Age of norms collected on one day and used on another (both YYYY-MM-DD), against the years they may serve. */
export function ageOfNorms(collected: string, used: string, mostYears = 5): NormAge {
  if (!(mostYears > 0)) throw new RangeError(`norms that may serve ${mostYears} years serve nobody`)
  const [from, to] = [dayOf(collected), dayOf(used)]
  if (to < from) throw new RangeError(`norms collected on ${collected} cannot be used on ${used}, before they were`)
  const years = (to - from) / 86_400_000 / DAYS_A_YEAR
  return { years, outcome: years > mostYears ? 'expired' : years > 0.75 * mostYears ? 'ageing' : 'current' }
}

function dayOf(text: string): number {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text)
    throw new RangeError(`"${text}" is no day of the form YYYY-MM-DD`)
  return day
}
