import { chiSquareAbove } from '../numeric/distributions.ts'
import { cholesky, solveCholesky, zeros } from '../numeric/matrix.ts'
import type { Weights } from './facet-layout.ts'
import { covarianceOf, type FittedDesign, facetValue } from './fit.ts'

/** How far raters differ beyond their errors (Linacre, 1989; Wright & Masters, 1982). */
export interface Separation {
  /** Root of the mean squared standard error of the severities, logits. */
  readonly error: number
  /** Standard deviation of the severities with the errors taken out, logits. */
  readonly spread: number
  /** spread / error: above 1 raters differ more than their errors. */
  readonly separation: number
  /** Share of the variance of the severities that is no error: high means raters are NOT interchangeable. */
  readonly reliability: number
  /** Number of severities that can be told apart, (4 G + 1) / 3. */
  readonly strata: number
  /** Wald test that all raters are equally severe. */
  readonly chiSquare: number | null
  readonly df: number
  readonly p: number | null
}

/** Null where there is one rater or no standard errors. */
export function raterSeparation(fit: FittedDesign): Separation | null {
  const { raters } = fit.design
  const values = raters.map((weights) => facetValue(fit, weights))
  if (raters.length < 2 || values.some(({ standardError }) => standardError === null)) return null
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length
  const variance = values.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / (values.length - 1)
  const square = values.reduce((sum, { standardError }) => sum + standardError! ** 2, 0) / values.length
  const real = Math.max(0, variance - square)
  const separation = Math.sqrt(real / square)
  return {
    error: Math.sqrt(square),
    spread: Math.sqrt(real),
    separation,
    reliability: variance > 0 ? real / variance : 0,
    strata: (4 * separation + 1) / 3,
    ...waldTest(fit, raters.slice(0, -1)),
  }
}

/** Wald test that all the given sums of free parameters are 0. */
export function waldTest(
  { design, covariance }: FittedDesign,
  sums: readonly Weights[],
): { chiSquare: number | null; df: number; p: number | null } {
  const df = sums.length
  const none = { chiSquare: null, df, p: null }
  if (!covariance || df === 0) return none
  const matrix = zeros(df, df)
  sums.forEach((one, r) => {
    sums.forEach((other, c) => {
      matrix.cells[r * df + c] = covarianceOf(covariance, one, other)
    })
  })
  const factor = cholesky(matrix)
  if (!factor) return none
  const values = sums.map((weights) =>
    weights.reduce((sum, { parameter, weight }) => sum + weight * design.layout.parameters[parameter]!, 0),
  )
  const solved = solveCholesky(factor, values)
  const chiSquare = values.reduce((sum, value, i) => sum + value * solved[i]!, 0)
  return { chiSquare, df, p: chiSquareAbove(chiSquare, df) }
}
