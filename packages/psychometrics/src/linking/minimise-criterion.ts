import type { Anchor } from './anchors.ts'
import { type CurveComparison, criterionAt } from './curve-criterion.ts'
import type { ScaleTransformation } from './transform-scale.ts'

export interface MinimisedLink extends ScaleTransformation {
  /** Standardised value of the criterion at the constants. */
  readonly criterionValue: number
  readonly converged: boolean
}

const MOST_STEPS = 200
const SMALL_STEP = 1e-11

/** Least squares in slope and intercept by Levenberg-Marquardt steps from `start`; the slope stays above 0. */
export function minimiseCriterion(
  anchors: readonly Anchor[],
  comparison: CurveComparison,
  start: ScaleTransformation,
  isSlopeOne: boolean,
): MinimisedLink {
  let best = { slope: isSlopeOne ? 1 : start.slope, intercept: start.intercept }
  let at = criterionAt(anchors, best, comparison)
  let damping = 1e-4
  let converged = false
  for (let step = 0; step < MOST_STEPS && !converged; step += 1) {
    const [dSlope, dIntercept] = solve(at.matrix, at.gradient, damping, isSlopeOne)
    const next = { slope: best.slope + dSlope, intercept: best.intercept + dIntercept }
    const there = next.slope > 0 ? criterionAt(anchors, next, comparison) : null
    const size = Math.max(Math.abs(dSlope), Math.abs(dIntercept))
    if (there && there.value <= at.value) {
      best = next
      at = there
      damping = Math.max(damping / 10, 1e-12)
      converged = size < SMALL_STEP * Math.max(1, best.slope)
    } else if (there && size < 1e-7) {
      // The criterion is flat to working precision: no smaller step would be told apart.
      converged = true
    } else {
      damping *= 10
      if (damping > 1e12) break
    }
  }
  return { ...best, criterionValue: at.value, converged }
}

function solve(
  [ss, si, ii]: readonly [number, number, number],
  [gs, gi]: readonly [number, number],
  damping: number,
  isSlopeOne: boolean,
): [number, number] {
  const [s, i] = [ss * (1 + damping) + 1e-300, ii * (1 + damping) + 1e-300]
  if (isSlopeOne) return [0, -gi / i]
  const determinant = s * i - si * si
  if (!(determinant > 0)) return [-gs / s, -gi / i]
  return [-(i * gs - si * gi) / determinant, -(s * gi - si * gs) / determinant]
}
