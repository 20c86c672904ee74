import { normalBelow } from '../numeric/distributions.ts'
import type { Sample } from './sample-spread.ts'

/** Rule-of-thumb bandwidth: 0.9 n^(-1/5) times the lesser of deviation and IQR / 1.34 (Silverman, 1986, p. 48). */
export function ruleOfThumb({ values, counts, deviation }: Sample): number {
  const n = counts.reduce((sum, count) => sum + count, 0)
  const spread = (quantile(values, counts, 0.75 * n) - quantile(values, counts, 0.25 * n)) / 1.34
  return 0.9 * (spread > 0 ? Math.min(deviation, spread) : deviation) * n ** -0.2
}

function quantile(values: Float64Array, counts: Float64Array, target: number): number {
  let below = 0
  for (let k = 0; k < values.length; k += 1) {
    below += counts[k]!
    if (below >= target) return values[k]!
  }
  return values.at(-1)!
}

/**
 * Share below `points` that one person of each value adds under a normal kernel that keeps mean and variance of the
 * sample (von Davier, Holland & Thayer, 2004): row per point, column per value.
 */
export function kernelShares({ values, mean, deviation }: Sample, points: readonly number[], bandwidth: number) {
  const shrink = Math.sqrt(deviation ** 2 / (deviation ** 2 + bandwidth ** 2))
  return points.map((point) =>
    values.map((value) => normalBelow((point - shrink * value - (1 - shrink) * mean) / (shrink * bandwidth))),
  )
}
