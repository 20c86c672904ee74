import type { ResponseMatrix } from '../data/response-matrix.ts'
import { alphaIfDropped, itemRestCorrelations, itemTotalCorrelations } from './alpha.ts'
import type { Moments } from './moments.ts'
import type { Shortfall } from './shortfall.ts'

/** An item among the others; null, with the `reason`, where the data do not determine a figure. */
export interface ItemStatistics {
  /** Column, from 0. */
  readonly item: number
  /** Persons who answered it. */
  readonly n: number
  readonly mean: number | null
  readonly sd: number | null
  /** Mean as a share of the highest category anyone chose: of an item scored 0 or 1, the share of right answers. */
  readonly difficulty: number | null
  readonly itemTotalR: number | null
  /** Correlation with the sum of the other items. */
  readonly itemRestR: number | null
  readonly alphaIfDropped: number | null
  readonly reason: Shortfall | null
}

/** `tested` holds the moments of the `varying` items alone. */
export function itemStatistics(
  matrix: ResponseMatrix,
  all: Moments,
  tested: Moments,
  varying: readonly number[],
): ItemStatistics[] {
  const { covariance } = tested
  const rest = covariance ? itemRestCorrelations(covariance) : []
  const total = covariance ? itemTotalCorrelations(covariance) : []
  const dropped = covariance ? alphaIfDropped(covariance) : []
  return all.means.map((mean, item) => {
    const place = varying.indexOf(item)
    const highest = highestCategory(matrix, item)
    return {
      item,
      n: all.answered[item]!,
      mean,
      sd: all.standardDeviations[item] ?? null,
      difficulty: mean !== null && highest > 0 ? mean / highest : null,
      itemTotalR: total[place] ?? null,
      itemRestR: rest[place] ?? null,
      alphaIfDropped: dropped[place]?.alpha ?? null,
      reason: place < 0 ? reasonOf(mean) : (dropped[place]?.reason ?? null),
    }
  })
}

const reasonOf = (mean: number | null): Shortfall => ({ kind: mean === null ? 'unanswered' : 'constant' })

function highestCategory({ persons, items, cells }: ResponseMatrix, item: number): number {
  let highest = 0
  for (let row = 0; row < persons; row += 1) highest = Math.max(highest, cells[row * items + item]!)
  return highest
}
