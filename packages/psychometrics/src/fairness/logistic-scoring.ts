import { logistic } from '../model/probability.ts'
import { cholesky, invertPositive, type Matrix, solveCholesky, zeros } from '../numeric/matrix.ts'
import type { LogitCell } from './cumulative-logit.ts'

/** glm's start: fitted shares of 3/4 and 1/4, whose working response is this far from 0. */
const START_SHARE = 0.75
const START_RESPONSE = Math.log(3) + (1 - START_SHARE) / (START_SHARE * (1 - START_SHARE))
const CLOSE = 1e-8
const MOST_STEPS = 25

/**
 * Logistic regression by iteratively reweighted least squares with the start and the end of R's glm (deviance settled to
 * 1e-8 of itself). Its covariance is that of the last weighted regression, so of the fit one step earlier: a Wald
 * statistic by the final fit differs from every published one in the fourth digit. Null where it does not settle.
 */
export function scoreLogistic(
  cells: readonly LogitCell[],
  slopes: number,
): { readonly coefficients: Float64Array; readonly covariance: Matrix } | null {
  let coefficients: Float64Array | null = null
  let deviance = 0
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const { information, right } = weightedRegression(cells, slopes, coefficients)
    const factor = cholesky(information)
    if (!factor) return null
    const next: Float64Array = solveCholesky(factor, right)
    const now = devianceAt(cells, next)
    const isClose = coefficients !== null && Math.abs(now - deviance) / (Math.abs(now) + 0.1) < CLOSE
    coefficients = next
    deviance = now
    if (!isClose) continue
    const covariance = invertPositive(information)
    return covariance && { coefficients, covariance }
  }
  return null
}

const linear = (x: readonly number[], coefficients: Float64Array): number =>
  x.reduce((sum, value, j) => sum + value * coefficients[j + 1]!, coefficients[0]!)

/** Normal equations of one weighted regression; from glm's start where there are no coefficients yet. */
function weightedRegression(cells: readonly LogitCell[], slopes: number, coefficients: Float64Array | null) {
  const n = slopes + 1
  const information = zeros(n, n)
  const right = new Float64Array(n)
  for (const { x, counts } of cells) {
    const persons = counts[0]! + counts[1]!
    let weight = START_SHARE * (1 - START_SHARE)
    let response = ((counts[1]! - counts[0]!) / persons) * START_RESPONSE
    if (coefficients) {
      const eta = linear(x, coefficients)
      const share = logistic(eta)
      weight = share * logistic(-eta)
      response = eta + (counts[1]! / persons - share) / weight
    }
    const row = [1, ...x]
    for (let r = 0; r < n; r += 1) {
      right[r]! += persons * weight * response * row[r]!
      for (let c = 0; c < n; c += 1) information.cells[r * n + c]! += persons * weight * row[r]! * row[c]!
    }
  }
  return { information, right }
}

function devianceAt(cells: readonly LogitCell[], coefficients: Float64Array): number {
  let sum = 0
  for (const { x, counts } of cells) {
    const eta = linear(x, coefficients)
    sum += 2 * (counts[0]! * softplus(eta) + counts[1]! * softplus(-eta))
  }
  return sum
}

const softplus = (x: number): number => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)))
