import { StudyError } from './design.ts'
import { overlaps, type Partition, rowsByLevel } from './partitions.ts'
import { invert } from './solve-linear.ts'

/** Above this many ratings the covariance, quadratic in them, is not computed. */
export const MOST_FOR_ERRORS = 12_000

export interface Components {
  /** In the order of the partitions; below 0 as the sums of squares say. */
  readonly raw: readonly number[]
  /** Of the estimates, normal effects taken for granted, at the estimates with negatives as 0; null for too many or where nobody asks. */
  readonly covariance: readonly (readonly number[])[] | null
}

/**
 * Henderson's (1953) method 1, which Brennan (2001, chapter 7) calls analogous ANOVA. T(a) is the sum over levels of `a`
 * of the squared total over the number of ratings. In a purely random model E T(a) = N mu^2 + sum over b of k(a, b)
 * var(b), k(a, b) = sum over levels g of a of (sum over levels j of b of n(g, j)^2) / n(g); the differences from T(mu)
 * are solved for the variances. Unbiased for any pattern of missing ratings that does not depend on the scores; with
 * balanced data it is the ANOVA by expected mean squares.
 */
export function hendersonOne(scores: ArrayLike<number>, effects: readonly Partition[], withErrors = true): Components {
  const count = scores.length
  const all: Partition = { name: 'mu', levelOf: new Int32Array(count), sizes: Float64Array.of(count) }
  const mean = Array.from(scores).reduce((sum, score) => sum + score, 0) / count
  const square = (own: Partition): number => {
    const sums = new Float64Array(own.sizes.length)
    own.levelOf.forEach((level, row) => {
      // About the mean: T(mu) is 0 then, and nothing cancels.
      sums[level]! += scores[row]! - mean
    })
    return sums.reduce((total, sum, level) => total + sum ** 2 / own.sizes[level]!, 0)
  }
  const weight = (a: Partition, b: Partition) =>
    overlaps(a, b).reduce((total, pair) => total + pair.count ** 2 / a.sizes[pair.one]!, 0)
  const inverse = invert(effects.map((a) => effects.map((b) => weight(a, b) - weight(all, b))))
  if (!inverse) {
    throw new StudyError({ reason: 'singular' }, 'the ratings do not determine all variance components')
  }
  const squares = effects.map(square)
  const raw = inverse.map((row) => row.reduce((sum, x, a) => sum + x * squares[a]!, 0))
  if (!withErrors || count > MOST_FOR_ERRORS) return { raw, covariance: null }
  const ofSquares = covarianceOfSquares(
    [...effects, all],
    effects.map((own, i) => ({ own, variance: Math.max(0, raw[i]!) })),
  )
  return {
    raw,
    covariance: inverse.map((one) =>
      inverse.map((other) =>
        one.reduce((sum, x, a) => sum + other.reduce((part, y, c) => part + x * y * ofSquares[a]![c]!, 0), 0),
      ),
    ),
  }
}

/**
 * Cov(T(a) - T(mu), T(c) - T(mu)) = 2 tr(Q_a V Q_c V), Q_a = P_a - P_mu, P_a the averaging within levels of a (Searle,
 * Casella & McCulloch, 1992, chapter 5); tr(P_a V P_c V) is the sum over levels g of a and h of c of the squared sum of
 * V over g by h, over n(g) n(h). `parts` ends with mu.
 */
function covarianceOfSquares(
  parts: readonly Partition[],
  variances: readonly { readonly own: Partition; readonly variance: number }[],
): number[][] {
  const count = parts[0]!.levelOf.length
  const present = variances
    .filter(({ variance }) => variance > 0)
    .map(({ own, variance }) => ({ own, variance, rows: rowsByLevel(own) }))
  const traces = parts.map(() => parts.map(() => 0))
  const column = new Float64Array(count)
  parts.forEach((a, at) => {
    rowsByLevel(a).forEach((group, g) => {
      column.fill(0)
      for (const { own, variance, rows } of present) {
        const inGroup = new Map<number, number>()
        for (const row of group) inGroup.set(own.levelOf[row]!, (inGroup.get(own.levelOf[row]!) ?? 0) + 1)
        for (const [level, times] of inGroup) for (const row of rows[level]!) column[row]! += variance * times
      }
      for (let to = at; to < parts.length; to += 1) {
        const { levelOf, sizes } = parts[to]!
        const sums = new Float64Array(sizes.length)
        for (let row = 0; row < count; row += 1) sums[levelOf[row]!]! += column[row]!
        let total = 0
        sums.forEach((sum, h) => {
          total += sum ** 2 / sizes[h]!
        })
        traces[at]![to]! += total / a.sizes[g]!
      }
    })
  })
  const trace = (a: number, c: number) => (a <= c ? traces[a]![c]! : traces[c]![a]!)
  const mu = parts.length - 1
  return variances.map((_, a) =>
    variances.map((_own, c) => 2 * (trace(a, c) - trace(a, mu) - trace(c, mu) + trace(mu, mu))),
  )
}
