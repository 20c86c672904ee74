import { HOLDING_DEVIATION } from './facet-layout.ts'
import type { FittedDesign } from './fit.ts'

export type FacetRemark =
  /** All ratings of the rater in the lowest or all in the highest category: held by a prior N(0, deviation). */
  | { readonly kind: 'extreme-rater'; readonly rater: string; readonly deviation: number }
  | { readonly kind: 'extreme-item'; readonly item: string; readonly deviation: number }
  /** Gave one and the same score throughout, though not the lowest or highest: says nothing of the persons. */
  | { readonly kind: 'constant-rater'; readonly rater: string; readonly score: number; readonly ratings: number }
  | { readonly kind: 'few-ratings'; readonly rater: string; readonly ratings: number }
  /** Scores nobody gave; their neighbours are taken as next to each other. Null: on no item. */
  | { readonly kind: 'unused-scores'; readonly item: string | null; readonly scores: readonly number[] }
  | { readonly kind: 'one-rater' }
  | { readonly kind: 'repeated-rows'; readonly rows: number }
  /** Hardly any difference between persons is left beside the errors. */
  | { readonly kind: 'no-spread'; readonly variance: number }
  /** The nodes do not reach three standard deviations of ability. */
  | { readonly kind: 'wide-spread'; readonly deviation: number; readonly reach: number }
  | { readonly kind: 'not-converged'; readonly cycles: number }
  | { readonly kind: 'no-errors' }
  /** The ratings bound no finite values: all were held by a prior N(0, deviation). */
  | { readonly kind: 'all-held'; readonly deviation: number }

/** Below this many ratings a severity is named as resting on little. */
const FEW = 10

export function facetRemarks(fit: FittedDesign): FacetRemark[] {
  const { table, scale, design, extremes, nodes, isConverged, cycles, covariance } = fit
  const remarks: FacetRemark[] = []
  if (!isConverged) remarks.push({ kind: 'not-converged', cycles })
  if (!covariance) remarks.push({ kind: 'no-errors' })
  if (extremes.isAllHeld) remarks.push({ kind: 'all-held', deviation: HOLDING_DEVIATION })
  for (const rater of extremes.raters) {
    remarks.push({ kind: 'extreme-rater', rater: table.raters[rater]!, deviation: HOLDING_DEVIATION })
  }
  for (const item of extremes.items) {
    remarks.push({ kind: 'extreme-item', item: table.items[item]!, deviation: HOLDING_DEVIATION })
  }
  remarks.push(...raterRemarks(fit))
  for (const { item, scores } of scale.unused) remarks.push({ kind: 'unused-scores', item, scores })
  if (table.raters.length === 1) remarks.push({ kind: 'one-rater' })
  if (table.repeated > 0) remarks.push({ kind: 'repeated-rows', rows: table.repeated })
  const { variance } = design.layout.latents[0]!
  const reach = nodes.at(-1)!
  if (variance < 0.01) remarks.push({ kind: 'no-spread', variance })
  if (3 * Math.sqrt(variance) > reach) remarks.push({ kind: 'wide-spread', deviation: Math.sqrt(variance), reach })
  return remarks
}

function raterRemarks({ table, extremes }: FittedDesign): FacetRemark[] {
  const ratings = new Int32Array(table.raters.length)
  const scores = new Int32Array(table.raters.length)
  const isConstant = new Uint8Array(table.raters.length).fill(1)
  for (let row = 0; row < table.count; row += 1) {
    const at = table.rater[row]!
    if (ratings[at] === 0) scores[at] = table.score[row]!
    else if (scores[at] !== table.score[row]) isConstant[at] = 0
    ratings[at]! += 1
  }
  return table.raters.flatMap((rater, r): FacetRemark[] => {
    if (ratings[r]! < FEW) return [{ kind: 'few-ratings', rater, ratings: ratings[r]! }]
    if (isConstant[r] === 0 || extremes.raters.includes(r)) return []
    return [{ kind: 'constant-rater', rater, score: scores[r]!, ratings: ratings[r]! }]
  })
}
