import { categoriesOf, type RatingRows } from './rating-rows.ts'

/** What a difference of two values weighs: any; their ranks; their distance; their distance against their sum. */
export type AlphaMetric = 'nominal' | 'ordinal' | 'interval' | 'ratio'

export interface KrippendorffAlpha {
  /** 1: full agreement, 0: chance; null where one value occurs only, or no subject has two ratings. */
  readonly value: number | null
  /**
   * As irr 0.84 prints it. Where no rating is missing, irr counts each rating once for every other rater, so that its
   * correction for small samples is too small; the two agree for two raters and as ratings grow.
   */
  readonly valueByIrr: number | null
  /** Subjects with at least two ratings. */
  readonly subjects: number
  /** Ratings of these subjects. */
  readonly ratings: number
}

/**
 * Krippendorff's (2004) alpha from the coincidences of values within subjects; missing ratings are allowed. For words
 * the places in their order stand for the values of the interval and ratio metric.
 */
export function krippendorffAlpha<T extends number | string>(
  rows: RatingRows<T>,
  metric: AlphaMetric = 'interval',
): KrippendorffAlpha {
  const used = rows.map((row) => row.filter((value): value is T => value !== null)).filter((row) => row.length > 1)
  const categories = categoriesOf(used)
  if (metric === 'ratio' && categories.some((value) => typeof value === 'number' && value < 0)) {
    throw new RangeError('the ratio metric needs values of 0 and above')
  }
  const size = categories.length
  const place = new Map(categories.map((value, i) => [value, i]))
  const coincidences = new Float64Array(size * size)
  for (const row of used) {
    const counts = new Float64Array(size)
    for (const value of row) counts[place.get(value)!]! += 1
    for (let c = 0; c < size; c += 1) {
      for (let d = 0; d < size; d += 1) {
        const pairs = counts[c]! * (c === d ? counts[c]! - 1 : counts[d]!)
        coincidences[c * size + d]! += pairs / (row.length - 1)
      }
    }
  }
  const totals = Array.from({ length: size }, (_, c) =>
    coincidences.subarray(c * size, (c + 1) * size).reduce((sum, value) => sum + value, 0),
  )
  const ratings = totals.reduce((sum, value) => sum + value, 0)
  const numbers = categories.map((value, i) => (typeof value === 'number' ? value : i + 1))
  let observed = 0
  let chance = 0
  for (let c = 0; c < size; c += 1) {
    for (let d = 0; d < size; d += 1) {
      const distance = distanceOf(metric, c, d, totals, numbers)
      observed += coincidences[c * size + d]! * distance
      chance += totals[c]! * totals[d]! * distance
    }
  }
  const alpha = (count: number, times: number) => (chance > 0 ? 1 - ((count - 1 / times) * observed) / chance : null)
  const raters = rows[0]?.length ?? 0
  const isComplete = rows.every((row) => row.length === raters && !row.includes(null))
  const value = alpha(ratings, 1)
  const valueByIrr = isComplete ? alpha(ratings, raters - 1) : value
  return { value, valueByIrr, subjects: used.length, ratings: Math.round(ratings) }
}

function distanceOf(
  metric: AlphaMetric,
  c: number,
  d: number,
  totals: readonly number[],
  numbers: readonly number[],
): number {
  if (c === d) return 0
  if (metric === 'nominal') return 1
  if (metric === 'interval') return (numbers[c]! - numbers[d]!) ** 2
  if (metric === 'ratio') return ((numbers[c]! - numbers[d]!) / (numbers[c]! + numbers[d]!)) ** 2
  const [low, high] = c < d ? [c, d] : [d, c]
  const between = totals.slice(low, high + 1).reduce((sum, value) => sum + value, 0)
  return (between - (totals[low]! + totals[high]!) / 2) ** 2
}
