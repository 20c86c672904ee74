/** Distinct values of a sample, ascending, how often each occurs, and which one each person has. */
export interface Sample {
  readonly values: Float64Array
  readonly counts: Float64Array
  readonly place: Int32Array
  readonly mean: number
  readonly deviation: number
}

/** More distinct values than this are rounded to as many equal steps. */
const MOST_VALUES = 1000

export function sampleOf(scores: ArrayLike<number>): Sample {
  const n = scores.length
  let [low, high, sum] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0]
  for (let i = 0; i < n; i += 1) {
    const score = scores[i]!
    if (!Number.isFinite(score)) throw new RangeError(`score ${score} of person ${i + 1} is not a finite number`)
    low = Math.min(low, score)
    high = Math.max(high, score)
    sum += score
  }
  const mean = sum / n
  let squares = 0
  for (let i = 0; i < n; i += 1) squares += (scores[i]! - mean) ** 2
  const distinct = [...new Set(Array.from(scores))].sort((one, other) => one - other)
  const isRounded = distinct.length > MOST_VALUES
  const step = (high - low) / (MOST_VALUES - 1)
  const values = isRounded
    ? Float64Array.from({ length: MOST_VALUES }, (_, k) => low + k * step)
    : Float64Array.from(distinct)
  const index = new Map(distinct.map((value, k) => [value, k]))
  const place = Int32Array.from({ length: n }, (_, i) =>
    isRounded ? Math.round((scores[i]! - low) / step) : index.get(scores[i]!)!,
  )
  const counts = new Float64Array(values.length)
  for (const k of place) counts[k]! += 1
  return { values, counts, place, mean, deviation: Math.sqrt(squares / Math.max(1, n - 1)) }
}
