import { logChoose } from '../numeric/special.ts'
import { brentRoot } from './brent-root.ts'

/** Counts of two groups, yes and no: reference rows and columns of a 2 × 2 table. */
export interface TwoByTwo {
  readonly focalYes: number
  readonly focalNo: number
  readonly referenceYes: number
  readonly referenceNo: number
}

export interface FisherExact {
  /** Two-sided: the chance of all tables with these margins that are no likelier than this one. */
  readonly p: number
  /** Conditional maximum-likelihood odds ratio, focal over reference: 0 and null (infinite) at the ends. */
  readonly oddsRatio: number | null
  /**
   * The same as R's fisher.test prints it: its search ends within about 1e-4 of the root. For comparison with published
   * values; `oddsRatio` is the root to 13 digits.
   */
  readonly oddsRatioAsR: number | null
  /** Exact interval of the odds ratio; a null end is infinite. */
  readonly interval: readonly [number, number | null]
}

/** R's fisher.test counts a table as no likelier when it is within this share of the observed one. */
const TIE = 1 + 1e-7

/** Fisher's exact test of two shares, with the margins taken as given. */
export function fisherExact(table: TwoByTwo, { level = 0.95 }: { level?: number } = {}): FisherExact {
  assertTable(table)
  if (!(level > 0 && level < 1)) throw new RangeError(`level ${level} is not between 0 and 1`)
  const tables = hypergeometric(table)
  const { least, most } = tables
  const own = tables.shares(0)
  const observed = own[table.focalYes - least]!
  const p = Math.min(
    1,
    own.reduce((sum, share) => sum + (share <= observed * TIE ? share : 0), 0),
  )
  const x = table.focalYes
  const half = (1 - level) / 2
  return {
    p,
    oddsRatio: least === most || x === most ? null : x === least ? 0 : Math.exp(solve((t) => tables.mean(t) - x)),
    oddsRatioAsR: least === most || x === most ? null : x === least ? 0 : searchedAsR(tables.mean, x),
    interval: [
      x === least ? 0 : Math.exp(solve((t) => tables.upper(t, x) - half)),
      x === most ? null : Math.exp(solve((t) => half - tables.lower(t, x))),
    ],
  }
}

export function assertTable(table: TwoByTwo): void {
  for (const [name, count] of Object.entries(table)) {
    if (!Number.isInteger(count) || count < 0) throw new RangeError(`${name} is ${count}, not a count of persons`)
  }
}

/** The focal group's yes-count given the margins, at a log odds ratio `t` (noncentral hypergeometric). */
function hypergeometric({ focalYes, focalNo, referenceYes, referenceNo }: TwoByTwo) {
  const focal = focalYes + focalNo
  const reference = referenceYes + referenceNo
  const yes = focalYes + referenceYes
  const least = Math.max(0, yes - reference)
  const most = Math.min(focal, yes)
  const logCentral = Float64Array.from({ length: most - least + 1 }, (_, i) => {
    return logChoose(focal, least + i) + logChoose(reference, yes - least - i)
  })
  const shares = (t: number): Float64Array => {
    const logMass = logCentral.map((log, i) => log + t * (least + i))
    const peak = logMass.reduce((top, log) => Math.max(top, log), Number.NEGATIVE_INFINITY)
    const mass = logMass.map((log) => Math.exp(log - peak))
    const total = mass.reduce((sum, part) => sum + part, 0)
    return mass.map((part) => part / total)
  }
  const summed = (t: number, weight: (x: number) => number) =>
    shares(t).reduce((sum, share, i) => sum + share * weight(least + i), 0)
  return {
    least,
    most,
    shares,
    mean: (t: number) => summed(t, (x) => x),
    /** Chance of `x` or more, and of `x` or less. */
    upper: (t: number, x: number) => summed(t, (count) => (count >= x ? 1 : 0)),
    lower: (t: number, x: number) => summed(t, (count) => (count <= x ? 1 : 0)),
  }
}

/** fisher.test searches the odds ratio below 1, and its inverse above. */
function searchedAsR(mean: (t: number) => number, x: number): number {
  const middle = mean(0)
  if (middle === x) return 1
  // At an odds ratio of 0 the mean is the least count; the logarithm of the smallest number is as far.
  const at = (ratio: number) => mean(Math.log(Math.max(ratio, Number.MIN_VALUE))) - x
  return middle > x ? brentRoot(at, 0, 1) : 1 / brentRoot((t) => at(1 / t), Number.EPSILON, 1)
}

/** Root of an ascending function of a log odds ratio, by halving to 1e-13. */
function solve(ascending: (t: number) => number): number {
  let low = -1
  let high = 1
  while (ascending(low) > 0 && low > -700) low *= 2
  while (ascending(high) < 0 && high < 700) high *= 2
  while (high - low > 1e-13 * Math.max(1, Math.abs(low))) {
    const middle = (low + high) / 2
    if (middle === low || middle === high) break
    if (ascending(middle) < 0) low = middle
    else high = middle
  }
  return (low + high) / 2
}
