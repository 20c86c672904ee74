import type { MatchableItem } from './match-weight-tail.ts'

/** After each item: the sum scores and the lost weights that are carried on, bounds included; no bound ever falls. */
export interface Band {
  readonly scoreLow: Int32Array
  readonly scoreHigh: Int32Array
  readonly lostLow: Int32Array
  readonly lostHigh: Int32Array
}

/** All that can still end at the score with at most the lost weight. */
export function wholeBand(items: readonly MatchableItem[], weights: Int32Array, score: number, lost: number): Band {
  const band = emptyBand(items.length)
  let highest = 0
  let remaining = items.reduce((sum, { chances }) => sum + chances.length - 1, 0)
  let most = 0
  items.forEach(({ chances }, k) => {
    highest += chances.length - 1
    remaining -= chances.length - 1
    most += weights[k]!
    band.scoreLow[k] = Math.max(0, score - remaining)
    band.scoreHigh[k] = Math.min(score, highest)
    band.lostHigh[k] = Math.min(lost, most)
  })
  return band
}

/** Half widths in deviations of what is open in between: enough to hold most of a tail. */
const SCORE_DEVIATIONS = 2
const LOST_DEVIATIONS = 2.2

/** Around the straight way to the score and the lost weight, in steps of what each item is expected to add. */
export function narrowBand(items: readonly MatchableItem[], weights: Int32Array, score: number, lost: number): Band {
  const band = wholeBand(items, weights, score, lost)
  const moments = items.map(({ chances, source }, k) => {
    let mean = 0
    let square = 0
    for (let c = 0; c < chances.length; c += 1) {
      mean += c * chances[c]!
      square += c * c * chances[c]!
    }
    const miss = 1 - chances[source]!
    return [mean, square - mean * mean, miss * weights[k]!, miss * (1 - miss) * weights[k]! ** 2] as const
  })
  const total = [0, 1, 2, 3].map((m) =>
    Math.max(
      1e-9,
      moments.reduce((sum, one) => sum + one[m]!, 0),
    ),
  )
  const sofar = [0, 0, 0, 0]
  const lostSpread = Math.sqrt(total[3]!)
  let scoreFloor = 0
  let lostFloor = 0
  items.forEach((_, k) => {
    for (let m = 0; m < 4; m += 1) sofar[m]! += moments[k]![m]!
    const [meanPart, variancePart, lostPart, lostVariancePart] = sofar.map((sum, m) => sum / total[m]!)
    const scoreHalf = 2 + SCORE_DEVIATIONS * Math.sqrt(total[1]! * Math.max(0, variancePart! * (1 - variancePart!)))
    const lostHalf =
      6 + LOST_DEVIATIONS * lostSpread * Math.sqrt(Math.max(0, lostVariancePart! * (1 - lostVariancePart!)))
    scoreFloor = Math.max(scoreFloor, Math.min(score, Math.floor(score * meanPart! - scoreHalf)))
    // A tail lies mostly within half a deviation of where it begins.
    lostFloor = Math.max(lostFloor, Math.floor((lost - 0.4 * lostSpread) * lostPart! - lostHalf))
    band.scoreLow[k] = Math.max(band.scoreLow[k]!, Math.min(band.scoreHigh[k]!, scoreFloor))
    band.scoreHigh[k] = Math.max(
      band.scoreLow[k]!,
      Math.min(band.scoreHigh[k]!, Math.ceil(score * meanPart! + scoreHalf)),
    )
    band.lostHigh[k] = Math.min(band.lostHigh[k]!, Math.max(0, Math.ceil(lost * lostPart! + lostHalf)))
    band.lostLow[k] = Math.max(0, Math.min(band.lostHigh[k]!, lostFloor))
  })
  // Whatever rounding made of the way, it ends where it must, and no bound falls.
  const last = items.length - 1
  band.scoreLow[last] = score
  band.scoreHigh[last] = score
  band.lostHigh[last] = Math.min(
    lost,
    weights.reduce((sum, one) => sum + one, 0),
  )
  for (let k = 1; k <= last; k += 1) {
    band.scoreLow[k] = Math.max(band.scoreLow[k]!, band.scoreLow[k - 1]!)
    band.scoreHigh[k] = Math.max(band.scoreHigh[k]!, band.scoreHigh[k - 1]!)
    band.lostLow[k] = Math.max(band.lostLow[k]!, band.lostLow[k - 1]!)
    band.lostHigh[k] = Math.max(band.lostHigh[k]!, band.lostHigh[k - 1]!)
  }
  return band
}

const emptyBand = (items: number): Band => ({
  scoreLow: new Int32Array(items),
  scoreHigh: new Int32Array(items),
  lostLow: new Int32Array(items),
  lostHigh: new Int32Array(items),
})
