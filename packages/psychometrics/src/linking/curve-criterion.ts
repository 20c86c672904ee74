import { categoryCurves } from '../model/curves.ts'
import type { Item } from '../model/item.ts'
import type { Anchor } from './anchors.ts'
import type { ScaleTransformation } from './transform-scale.ts'

/** Abilities and their weights, above or at 0, over which curves are compared. Only proportions of weights count. */
export interface LinkingWeights {
  readonly nodes: ArrayLike<number>
  readonly weights: ArrayLike<number>
}

/**
 * Where curves are compared: `forward` on the scale linked to, `backward` on the scale linked from, `symmetric` on both
 * (the criteria's sum).
 */
export type LinkingCriterion = 'symmetric' | 'forward' | 'backward'

export interface CurveComparison {
  readonly method: 'haebara' | 'sl'
  readonly criterion: LinkingCriterion
  readonly to: LinkingWeights
  readonly from: LinkingWeights
}

/** Value of a least-squares criterion with its gradient (halved) and Gauss-Newton matrix on slope and intercept. */
export interface CriterionAt {
  value: number
  readonly gradient: [number, number]
  readonly matrix: [number, number, number]
}

/**
 * Haebara (1980): mean squared difference of the category probabilities, over nodes, items and categories.
 * Stocking & Lord (1983): mean squared difference of the anchors' expected sum scores over nodes. Both standardised by
 * the weights (and number of categories) as in Kim & Kolen's STUIRT (2004), so that the two directions count alike.
 */
export function criterionAt(
  anchors: readonly Anchor[],
  by: ScaleTransformation,
  comparison: CurveComparison,
): CriterionAt {
  const at: CriterionAt = { value: 0, gradient: [0, 0], matrix: [0, 0, 0] }
  const { criterion, method } = comparison
  const add = method === 'haebara' ? addProbabilities : addScores
  const pairs = anchors.map(({ from, to }) => [from.item, to.item] as const)
  if (criterion !== 'backward') {
    // On the target scale the moved item at theta is the old one at u = (theta - B) / A.
    const { slope: A, intercept: B } = by
    over(comparison.to, (theta, weight) => {
      const u = (theta - B) / A
      add(at, pairs, (pair) => [pair[1], pair[0]], theta, u, -u / A, -1 / A, weight)
    })
  }
  if (criterion !== 'forward') {
    over(comparison.from, (theta, weight) => {
      add(at, pairs, (pair) => pair, theta, by.slope * theta + by.intercept, theta, 1, weight)
    })
  }
  return at
}

type Pair = readonly [Item, Item]

function over({ nodes, weights }: LinkingWeights, visit: (theta: number, weight: number) => void): void {
  let total = 0
  for (let q = 0; q < weights.length; q += 1) total += weights[q]!
  for (let q = 0; q < nodes.length; q += 1) if (weights[q]! > 0) visit(nodes[q]!, weights[q]! / total)
}

/** One residual `held - moved`, the moved part with derivatives on slope and intercept. */
function addResidual(at: CriterionAt, residual: number, d: number, dSlope: number, dIntercept: number, weight: number) {
  const [s, i] = [-d * dSlope, -d * dIntercept]
  at.value += weight * residual * residual
  at.gradient[0] += weight * residual * s
  at.gradient[1] += weight * residual * i
  at.matrix[0] += weight * s * s
  at.matrix[1] += weight * s * i
  at.matrix[2] += weight * i * i
}

type Add = (
  at: CriterionAt,
  pairs: readonly Pair[],
  order: (pair: Pair) => Pair,
  theta: number,
  moved: number,
  dSlope: number,
  dIntercept: number,
  weight: number,
) => void

const addProbabilities: Add = (at, pairs, order, theta, moved, dSlope, dIntercept, weight) => {
  const curves = pairs.map((pair) => {
    const [held, other] = order(pair)
    return [categoryCurves(held, theta).p, categoryCurves(other, moved)] as const
  })
  const categories = curves.reduce((sum, [p]) => sum + p.length, 0)
  for (const [p, { p: q, d1 }] of curves)
    for (let k = 0; k < p.length; k += 1)
      addResidual(at, p[k]! - q[k]!, d1[k]!, dSlope, dIntercept, weight / categories)
}

const addScores: Add = (at, pairs, order, theta, moved, dSlope, dIntercept, weight) => {
  let residual = 0
  let derivative = 0
  for (const pair of pairs) {
    const [held, other] = order(pair)
    const { p, d1 } = categoryCurves(other, moved)
    categoryCurves(held, theta).p.forEach((share, k) => {
      residual += k * (share - p[k]!)
      derivative += k * d1[k]!
    })
  }
  addResidual(at, residual, derivative, dSlope, dIntercept, weight)
}
