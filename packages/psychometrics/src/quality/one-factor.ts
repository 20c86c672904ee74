import { cholesky, invertPositive, type Matrix, solveCholesky, symmetricEigen, zeros } from '../numeric/matrix.ts'

/** Loadings (sum at least 0) and residual variances of one common factor. */
export interface OneFactor {
  readonly loadings: Float64Array
  readonly residuals: Float64Array
  readonly converged: boolean
}

/**
 * Minimum residuals (Harman & Jones, 1966): the squares off the diagonal of R - l l' are least; no communality above
 * 0.995, as psych::fa bounds it. Each loading in turn is the least-squares answer to the others.
 */
export function minimumResidualFactor({ rows: k, cells: r }: Matrix): OneFactor {
  const loadings = firstComponent({ rows: k, columns: k, cells: r }, 0.7)
  let converged = false
  for (let sweep = 0; sweep < 10_000 && !converged; sweep += 1) {
    let change = 0
    for (let i = 0; i < k; i += 1) {
      let cross = 0
      let square = 0
      for (let j = 0; j < k; j += 1) {
        if (j === i) continue
        cross += r[i * k + j]! * loadings[j]!
        square += loadings[j]! ** 2
      }
      const most = Math.sqrt(0.995)
      const next = square > 0 ? Math.min(most, Math.max(-most, cross / square)) : 0
      change = Math.max(change, Math.abs(next - loadings[i]!))
      loadings[i] = next
    }
    converged = change < 1e-12
  }
  return upright({ loadings, residuals: loadings.map((loading) => 1 - loading ** 2), converged })
}

/**
 * Maximum likelihood of one factor of variance 1 on the covariances `s` (divisor n, as lavaan takes them): Fisher
 * scoring on loadings and residual variances, each step halved until the likelihood rises. Residual variances are not
 * bounded; null where the covariances are not positive definite.
 */
export function maximumLikelihoodFactor(s: Matrix): OneFactor | null {
  const k = s.rows
  if (k < 3 || !cholesky(s)) return null
  let loadings = firstComponent(s, 0.7)
  let residuals = loadings.map((loading, i) => Math.max(s.cells[i * k + i]! - loading ** 2, 0.1 * s.cells[i * k + i]!))
  let misfit = discrepancy(s, loadings, residuals)
  for (let cycle = 0; cycle < 500; cycle += 1) {
    const step = scoringStep(s, loadings, residuals)
    if (!step) return null
    let length = 1
    let moved = false
    for (let halving = 0; halving < 40 && !moved; halving += 1, length /= 2) {
      const nextLoadings = loadings.map((value, i) => value + length * step[i]!)
      const nextResiduals = residuals.map((value, i) => value + length * step[k + i]!)
      const next = discrepancy(s, nextLoadings, nextResiduals)
      if (!(next <= misfit + 1e-14)) continue
      moved = true
      loadings = nextLoadings
      residuals = nextResiduals
      misfit = next
    }
    const largest = step.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
    if (largest < 1e-9) return upright({ loadings, residuals, converged: true })
    if (!moved) break
  }
  return upright({ loadings, residuals, converged: false })
}

/** log|Sigma| + tr(S Sigma^-1); infinite where Sigma is not positive definite. */
function discrepancy(s: Matrix, loadings: Float64Array, residuals: Float64Array): number {
  const factor = cholesky(implied(loadings, residuals))
  if (!factor) return Number.POSITIVE_INFINITY
  const k = s.rows
  let sum = 0
  for (let i = 0; i < k; i += 1) {
    sum += 2 * Math.log(factor.cells[i * k + i]!)
    sum += solveCholesky(factor, s.cells.subarray(i * k, i * k + k))[i]!
  }
  return sum
}

function implied(loadings: Float64Array, residuals: Float64Array): Matrix {
  const k = loadings.length
  const sigma = zeros(k, k)
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) sigma.cells[i * k + j] = loadings[i]! * loadings[j]! + (i === j ? residuals[i]! : 0)
  }
  return sigma
}

/** Expected information solved for the score: the step of loadings, then of residual variances. */
function scoringStep(s: Matrix, loadings: Float64Array, residuals: Float64Array): Float64Array | null {
  const k = s.rows
  const w = invertPositive(implied(loadings, residuals))?.cells
  if (!w) return null
  const ws = multiply(w, s.cells, k)
  const wsw = multiply(ws, w, k)
  const wl = Float64Array.from({ length: k }, (_, i) => dot(w, i * k, loadings, k))
  const scaled = dot(loadings, 0, wl, k)
  const information = zeros(2 * k, 2 * k)
  const score = new Float64Array(2 * k)
  for (let i = 0; i < k; i += 1) {
    score[i] = dot(wsw, i * k, loadings, k) - wl[i]!
    score[k + i] = (wsw[i * k + i]! - w[i * k + i]!) / 2
    for (let j = 0; j < k; j += 1) {
      const v = w[i * k + j]!
      information.cells[i * 2 * k + j] = v * scaled + wl[i]! * wl[j]!
      information.cells[i * 2 * k + k + j] = v * wl[j]!
      information.cells[(k + j) * 2 * k + i] = v * wl[j]!
      information.cells[(k + i) * 2 * k + k + j] = (v * v) / 2
    }
  }
  const factor = cholesky(information)
  return factor && solveCholesky(factor, score)
}

function multiply(a: Float64Array, b: Float64Array, k: number): Float64Array {
  const product = new Float64Array(k * k)
  for (let i = 0; i < k; i += 1) {
    for (let m = 0; m < k; m += 1) {
      const value = a[i * k + m]!
      for (let j = 0; j < k; j += 1) product[i * k + j]! += value * b[m * k + j]!
    }
  }
  return product
}

function dot(a: Float64Array, from: number, b: Float64Array, k: number): number {
  let sum = 0
  for (let j = 0; j < k; j += 1) sum += a[from + j]! * b[j]!
  return sum
}

function firstComponent(s: Matrix, share: number): Float64Array {
  const k = s.rows
  const { values, vectors } = symmetricEigen(s)
  return Float64Array.from({ length: k }, (_, i) => share * vectors.cells[i * k]! * Math.sqrt(Math.max(values[0]!, 0)))
}

/** A factor has no sign of its own; this one points where most of it points. */
function upright({ loadings, residuals, converged }: OneFactor): OneFactor {
  const sign = loadings.reduce((sum, value) => sum + value, 0) < 0 ? -1 : 1
  return { loadings: loadings.map((value) => sign * value), residuals, converged }
}
