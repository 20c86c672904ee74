import { cholesky, solveCholesky, zeros } from '../numeric/matrix.ts'

/** Smoothed shares of the scores 0 to K, which keep the first `degree` moments of the sample. */
export interface LogLinearFit {
  readonly shares: Float64Array
  readonly degree: number
  /** Likelihood-ratio chi-square against the sample, with its degrees of freedom. */
  readonly deviance: number
  readonly df: number
  readonly aic: number
}

const MOST_CYCLES = 100

/**
 * Polynomial log-linear presmoothing of a score distribution by maximum likelihood (Holland & Thayer, 2000):
 * log share = sum of beta_j times the j-th polynomial of the score, j up to `degree`. Null where the iterations find no
 * maximum (too many moments for the scores that occur).
 */
export function fitLogLinear(counts: ArrayLike<number>, degree: number): LogLinearFit | null {
  const size = counts.length
  const n = Array.from(counts).reduce((sum, count) => sum + count, 0)
  if (!Number.isInteger(degree) || degree < 1 || degree >= size)
    throw new RangeError(`degree ${degree} is not between 1 and ${size - 1}, one less than the scores`)
  const basis = orthonormal(size, degree)
  let beta = new Float64Array(degree)
  let shares = sharesOf(basis, beta)
  let best = logLikelihood(counts, shares)
  for (let cycle = 0; cycle < MOST_CYCLES; cycle += 1) {
    const { gradient, information } = score(counts, n, basis, shares)
    const factor = cholesky(information)
    if (!factor) return null
    const step = solveCholesky(factor, gradient)
    let scale = 1
    let next = beta.map((value, j) => value + step[j]!)
    let there = sharesOf(basis, next)
    while (!(logLikelihood(counts, there) >= best - 1e-12 * Math.abs(best)) && scale > 1e-6) {
      scale /= 2
      next = beta.map((value, j) => value + scale * step[j]!)
      there = sharesOf(basis, next)
    }
    beta = next as Float64Array<ArrayBuffer>
    shares = there
    best = logLikelihood(counts, shares)
    if (gradient.every((slope) => Math.abs(slope) < 1e-9 * n)) return describe(counts, n, shares, degree, best)
  }
  return null
}

/** The degree from 2 to `most` of least AIC, with its fit; null where none can be fitted. */
export function chooseLogLinear(counts: ArrayLike<number>, most = 6): LogLinearFit | null {
  let best: LogLinearFit | null = null
  const distinct = Array.from(counts).filter((count) => count > 0).length
  for (let degree = 2; degree <= Math.min(most, distinct - 1, counts.length - 1); degree += 1) {
    const fit = fitLogLinear(counts, degree)
    if (fit && (!best || fit.aic < best.aic - 1e-9)) best = fit
  }
  return best
}

/** Columns of polynomials of degree 1 to `degree` on equal steps, orthonormal and orthogonal to a constant. */
function orthonormal(size: number, degree: number): Float64Array[] {
  const x = Float64Array.from({ length: size }, (_, k) => (2 * k) / (size - 1) - 1)
  const columns = [new Float64Array(size).fill(1 / Math.sqrt(size))]
  for (let j = 1; j <= degree; j += 1) {
    const column = columns[j - 1]!.map((value, k) => value * x[k]!)
    // Twice is enough to keep the columns orthogonal to working precision.
    for (let pass = 0; pass < 2; pass += 1) {
      for (const before of columns) {
        const along = column.reduce((sum, value, k) => sum + value * before[k]!, 0)
        for (let k = 0; k < size; k += 1) column[k]! -= along * before[k]!
      }
    }
    const length = Math.sqrt(column.reduce((sum, value) => sum + value ** 2, 0))
    columns.push(column.map((value) => value / length))
  }
  return columns.slice(1)
}

function sharesOf(basis: readonly Float64Array[], beta: Float64Array): Float64Array {
  const logits = basis[0]!.map((_, k) => basis.reduce((sum, column, j) => sum + beta[j]! * column[k]!, 0))
  const peak = logits.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY)
  const masses = logits.map((value) => Math.exp(value - peak))
  const total = masses.reduce((sum, mass) => sum + mass, 0)
  return masses.map((mass) => mass / total)
}

const logLikelihood = (counts: ArrayLike<number>, shares: Float64Array): number =>
  shares.reduce((sum, share, k) => (counts[k]! > 0 ? sum + counts[k]! * Math.log(share) : sum), 0)

function score(counts: ArrayLike<number>, n: number, basis: readonly Float64Array[], shares: Float64Array) {
  const size = basis.length
  const means = basis.map((column) => column.reduce((sum, value, k) => sum + value * shares[k]!, 0))
  const gradient = basis.map(
    (column, j) => column.reduce((sum, value, k) => sum + value * counts[k]!, 0) - n * means[j]!,
  )
  const information = zeros(size, size)
  basis.forEach((one, r) => {
    basis.forEach((other, c) => {
      const product = one.reduce((sum, value, k) => sum + value * other[k]! * shares[k]!, 0)
      information.cells[r * size + c] = n * (product - means[r]! * means[c]!)
    })
  })
  return { gradient, information }
}

function describe(
  counts: ArrayLike<number>,
  n: number,
  shares: Float64Array,
  degree: number,
  best: number,
): LogLinearFit {
  const saturated = Array.from(counts).reduce((sum, count) => (count > 0 ? sum + count * Math.log(count / n) : sum), 0)
  return {
    shares,
    degree,
    deviance: Math.max(0, 2 * (saturated - best)),
    df: shares.length - 1 - degree,
    aic: 2 * degree - 2 * best,
  }
}
