import { normalQuantile } from '../numeric/distributions.ts'
import type { PaceMatrix } from './rhythm.ts'

/** Below this, in seconds, one answer is not told from another. */
const QUICKEST = 0.5

/**
 * How quick a person was at an item beside what is usual for the item and for the person, as normal scores: logarithms of
 * the seconds, less the item's mean, in the item's standard deviations, less the person's own line over the places of the
 * sitting (people quicken or tire), turned into normal scores within the person so that no single long pause decides.
 * NaN where nothing is known, and for whoever has fewer than four items.
 */
export function paceScores({ persons, items, seconds, places }: PaceMatrix): Float64Array {
  const scores = seconds.map((value) => (Number.isNaN(value) ? Number.NaN : Math.log(Math.max(value, QUICKEST))))
  for (let person = 0; person < persons; person += 1) centre(scores, person * items, 1, items, false)
  for (let item = 0; item < items; item += 1) centre(scores, item, items, persons, true)
  for (let person = 0; person < persons; person += 1) {
    const known: number[] = []
    for (let at = person * items; at < (person + 1) * items; at += 1) if (!Number.isNaN(scores[at]!)) known.push(at)
    if (known.length < 4) for (const at of known) scores[at] = Number.NaN
    else {
      takeTrend(scores, known, places)
      rank(scores, known)
    }
  }
  return scores
}

function centre(scores: Float64Array, from: number, step: number, count: number, isScaled: boolean): void {
  let n = 0
  let sum = 0
  for (let k = 0, at = from; k < count; k += 1, at += step) {
    if (Number.isNaN(scores[at]!)) continue
    n += 1
    sum += scores[at]!
  }
  if (n === 0) return
  const mean = sum / n
  let squares = 0
  for (let k = 0, at = from; k < count; k += 1, at += step) {
    if (!Number.isNaN(scores[at]!)) squares += (scores[at]! - mean) ** 2
  }
  const spread = isScaled && squares > 0 ? Math.sqrt(squares / n) : 1
  for (let k = 0, at = from; k < count; k += 1, at += step) scores[at] = (scores[at]! - mean) / spread
}

/** Takes the least-squares line over the places away. */
function takeTrend(scores: Float64Array, known: readonly number[], places: Int32Array): void {
  const n = known.length
  const meanPlace = known.reduce((sum, at) => sum + places[at]!, 0) / n
  const meanScore = known.reduce((sum, at) => sum + scores[at]!, 0) / n
  let across = 0
  let spread = 0
  for (const at of known) {
    across += (places[at]! - meanPlace) * scores[at]!
    spread += (places[at]! - meanPlace) ** 2
  }
  const slope = spread > 0 ? across / spread : 0
  for (const at of known) scores[at] = scores[at]! - meanScore - slope * (places[at]! - meanPlace)
}

/** Normal scores of the ranks; equal values share the mean of theirs. */
function rank(scores: Float64Array, known: readonly number[]): void {
  const ordered = [...known].sort((a, b) => scores[a]! - scores[b]!)
  const normal = ordered.map((_, place) => normalQuantile((place + 0.5) / ordered.length))
  for (let from = 0; from < ordered.length; ) {
    let to = from + 1
    while (to < ordered.length && Math.abs(scores[ordered[to]!]! - scores[ordered[from]!]!) < 1e-9) to += 1
    const mean = normal.slice(from, to).reduce((sum, one) => sum + one, 0) / (to - from)
    for (let k = from; k < to; k += 1) normal[k] = mean
    from = to
  }
  ordered.forEach((at, place) => {
    scores[at] = normal[place]!
  })
}
