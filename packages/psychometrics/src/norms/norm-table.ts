import { normalDensity, normalQuantile } from '../numeric/distributions.ts'
import { createRandom } from '../random.ts'
import { kernelShares, ruleOfThumb } from './kernel-smoothing.ts'
import { chooseLogLinear, fitLogLinear } from './log-linear.ts'
import { type Sample, sampleOf } from './sample-spread.ts'

export type NormSmoothing = 'kernel' | 'loglinear' | 'none'

export interface NormSettings {
  /** `kernel` for abilities, `loglinear` for whole scores from 0, `none` for the sample as it is. */
  readonly smoothing: NormSmoothing
  /** Scores of the table's rows, ascending; round steps over the sample unless told, every whole score for loglinear. */
  readonly points?: readonly number[] | undefined
  /** Highest possible score of a loglinear table; the highest seen unless told. */
  readonly most?: number | undefined
  /** Kernel bandwidth in score units; Silverman's rule unless told. */
  readonly bandwidth?: number | undefined
  /** Moments kept by a loglinear table; the number of least AIC from 2 to 6 unless told. */
  readonly degree?: number | undefined
  /** Fewest persons of a norm group; 100 unless told. */
  readonly smallest?: number | undefined
  /** Bootstrap draws of persons for the standard errors; 200 unless told, 0 for none. */
  readonly draws?: number | undefined
  readonly seed?: number | undefined
  /** For sentences. */
  readonly name?: string | undefined
}

export interface NormRow {
  readonly score: number
  /** Percentile rank: percent of the norm group below, half of those at the score counted; above 0 and below 100. */
  readonly percentile: number
  /** 50 + 10 z of the percentile: the normalised T. */
  readonly t: number
  /** 50 + 10 (score - mean) / deviation, without normalising. */
  readonly linearT: number
  /** By the bootstrap of persons; null without draws. */
  readonly percentileError: number | null
  readonly tError: number | null
}

export interface NormTable {
  readonly persons: number
  readonly mean: number
  readonly deviation: number
  readonly smoothing: NormSmoothing
  readonly bandwidth: number | null
  readonly degree: number | null
  readonly rows: readonly NormRow[]
}

/**
 * Percentile ranks and T scores of a norm group. Refuses a group under its least size, and one without spread. A
 * percentile is kept within half a person of 0 and 100, so that its T is finite.
 */
export function normTable(scores: ArrayLike<number>, settings: NormSettings): NormTable {
  const { smallest = 100, draws = 200, seed = 1, name = 'the norm group', smoothing } = settings
  const n = scores.length
  if (n < smallest) throw new RangeError(`${name} has ${n} persons; norms need at least ${smallest}`)
  if (!Number.isInteger(draws) || draws < 0) throw new RangeError(`${draws} is not a number of draws`)
  const sample = sampleOf(scores)
  if (!(sample.deviation > 0))
    throw new RangeError(`everybody of ${name} has score ${scores[0]}; there is no spread to norm`)
  const smoother = smoothing === 'loglinear' ? logLinearSmoother(sample, settings) : directSmoother(sample, settings)
  const percentiles = smoother.percentiles(sample.counts)
  if (!percentiles) throw new RangeError(`the scores of ${name} allow no log-linear smoothing of that degree`)
  const errors = bootstrap(sample, smoother.percentiles, percentiles, draws, seed)
  const margin = 50 / n
  const rows = smoother.points.map((score, i): NormRow => {
    const percentile = Math.min(100 - margin, Math.max(margin, percentiles[i]!))
    const z = normalQuantile(percentile / 100)
    const error = errors?.[i] ?? null
    return {
      score,
      percentile,
      t: 50 + 10 * z,
      linearT: 50 + (10 * (score - sample.mean)) / sample.deviation,
      percentileError: error,
      tError: error === null ? null : (10 * error) / (100 * normalDensity(z)),
    }
  })
  const { bandwidth, degree } = smoother
  return { persons: n, mean: sample.mean, deviation: sample.deviation, smoothing, bandwidth, degree, rows }
}

interface Smoother {
  readonly points: readonly number[]
  readonly bandwidth: number | null
  readonly degree: number | null
  /** Percentile at each point, given how many persons have each value. */
  percentiles(counts: Float64Array): readonly number[] | null
}

function directSmoother(sample: Sample, { smoothing, points, bandwidth }: NormSettings): Smoother {
  const chosen = points ?? roundSteps(sample.values[0]!, sample.values.at(-1)!)
  if (chosen.some((point, i) => i > 0 && !(point > chosen[i - 1]!))) throw new RangeError('points of a table ascend')
  const width = smoothing === 'kernel' ? (bandwidth ?? ruleOfThumb(sample)) : null
  if (width !== null && !(width > 0)) throw new RangeError(`bandwidth ${width} is not above 0`)
  const shares =
    width === null
      ? chosen.map((point) => sample.values.map((value) => (value < point ? 1 : value === point ? 0.5 : 0)))
      : kernelShares(sample, chosen, width)
  return {
    points: chosen,
    bandwidth: width,
    degree: null,
    percentiles: (counts) => {
      const n = counts.reduce((sum, count) => sum + count, 0)
      return shares.map((row) => (100 * row.reduce((sum, share, k) => sum + share * counts[k]!, 0)) / n)
    },
  }
}

function logLinearSmoother(sample: Sample, { most, degree }: NormSettings): Smoother {
  const odd = sample.values.find((value) => !Number.isInteger(value) || value < 0)
  if (odd !== undefined) throw new RangeError(`score ${odd} is not a whole number from 0; smooth such scores by kernel`)
  const highest = most ?? sample.values.at(-1)!
  if (highest < sample.values.at(-1)!)
    throw new RangeError(`score ${sample.values.at(-1)} is above the most, ${highest}`)
  const spread = (counts: Float64Array) => {
    const all = new Float64Array(highest + 1)
    sample.values.forEach((value, k) => {
      all[value] = counts[k]!
    })
    return all
  }
  const chosen = degree ?? chooseLogLinear(spread(sample.counts))?.degree ?? null
  return {
    points: Array.from({ length: highest + 1 }, (_, score) => score),
    bandwidth: null,
    degree: chosen,
    percentiles: (counts) => {
      const fit = chosen === null ? null : fitLogLinear(spread(counts), chosen)
      let below = 0
      return (
        fit &&
        Array.from(fit.shares, (share) => {
          below += share
          return 100 * (below - share / 2)
        })
      )
    },
  }
}

function bootstrap(
  { place, counts }: Sample,
  percentiles: Smoother['percentiles'],
  found: readonly number[],
  draws: number,
  seed: number,
): number[] | null {
  const random = createRandom(seed)
  const n = place.length
  const sums = found.map(() => ({ sum: 0, squares: 0 }))
  let made = 0
  for (let draw = 0; draw < draws; draw += 1) {
    const drawn = new Float64Array(counts.length)
    for (let i = 0; i < n; i += 1) drawn[place[random.below(n)]!]! += 1
    const there = percentiles(drawn)
    if (!there) continue
    made += 1
    there.forEach((value, i) => {
      sums[i]!.sum += value - found[i]!
      sums[i]!.squares += (value - found[i]!) ** 2
    })
  }
  if (made < 2) return null
  return sums.map(({ sum, squares }) => Math.sqrt(Math.max(0, squares - sum ** 2 / made) / (made - 1)))
}

/** At most about eighty points in steps of 1, 2 or 5 times a power of ten. */
function roundSteps(low: number, high: number): number[] {
  const least = (high - low) / 80
  const power = 10 ** Math.floor(Math.log10(least))
  const step = [1, 2, 5, 10].map((digit) => digit * power).find((size) => size >= least * (1 - 1e-9))!
  const [first, last] = [Math.floor(low / step + 1e-9), Math.ceil(high / step - 1e-9)]
  return Array.from({ length: last - first + 1 }, (_, k) => Number(((first + k) * step).toPrecision(12)))
}
