import { chiSquareAbove } from '../numeric/distributions.ts'
import { categoriesOf, completeSubjects, type RatingRows } from './rating-rows.ts'

export interface Concordance {
  /** From 0 (no order in common) to 1; null where no rater tells subjects apart. */
  readonly w: number | null
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
  readonly subjects: number
}

/** Kendall's coefficient of concordance, corrected for ties (Kendall, 1948), over subjects rated by all. */
export function kendallW<T extends number | string>(rows: RatingRows<T>): Concordance {
  const complete = completeSubjects(rows)
  const categories = categoriesOf(complete)
  const n = complete.length
  const k = complete[0]!.length
  const sums = new Float64Array(n)
  let ties = 0
  for (let rater = 0; rater < k; rater += 1) {
    const codes = complete.map((row) => categories.indexOf(row[rater]!))
    const counts = categories.map((_, c) => codes.filter((code) => code === c).length)
    const below = counts.map((_, c) => counts.slice(0, c).reduce((sum, count) => sum + count, 0))
    codes.forEach((code, i) => {
      sums[i]! += below[code]! + (counts[code]! + 1) / 2
    })
    ties += counts.reduce((sum, count) => sum + count ** 3 - count, 0)
  }
  const mean = (k * (n + 1)) / 2
  const square = sums.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const most = k ** 2 * (n ** 3 - n) - k * ties
  const df = n - 1
  if (most <= 0) return { w: null, chiSquare: null, df, p: null, subjects: n }
  const w = (12 * square) / most
  const chiSquare = k * df * w
  return { w, chiSquare, df, p: chiSquareAbove(chiSquare, df), subjects: n }
}

/** Share of subjects, 0 to 1, on which all raters agree to within `tolerance`; over subjects rated by all. */
export function agreementShare<T extends number | string>(rows: RatingRows<T>, tolerance = 0): number {
  const complete = completeSubjects(rows, 1)
  const agrees = (row: readonly T[]) => {
    if (tolerance === 0 || typeof row[0] === 'string') return row.every((value) => value === row[0])
    const numbers = row as readonly number[]
    return Math.max(...numbers) - Math.min(...numbers) <= tolerance
  }
  return complete.filter(agrees).length / complete.length
}
