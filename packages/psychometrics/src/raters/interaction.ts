import { normalTwoSided } from '../numeric/distributions.ts'
import { cholesky, type Matrix, solveCholesky, zeros } from '../numeric/matrix.ts'
import { createFacetDesign } from './facet-layout.ts'
import { type FacetSettings, openDesign } from './fit.ts'
import { DisconnectedDesignError, findIslands } from './islands.ts'
import { fitConnected } from './many-facet.ts'
import { indexRatings, type Rating } from './ratings.ts'

/** How much harder a rater is on one item than severity and difficulty together say. */
export interface RaterItemBias {
  readonly rater: string
  readonly item: string
  readonly ratings: number
  /** Logits, above 0 harder; null where the pair's effect cannot be told from severity and difficulty. */
  readonly bias: number | null
  readonly standardError: number | null
  readonly z: number | null
  readonly p: number | null
  /** By Holm (1979) over all pairs that can be tested. */
  readonly adjustedP: number | null
}

/**
 * Rater by item interaction: a score test of one added effect for each pair, its information less what the main effects
 * and the spread of ability explain (Rao, 1948). The bias is the first step of its estimate, which understates effects
 * far beyond a logit. Pairs in order of their p.
 */
export async function raterItemBias(ratings: readonly Rating[], settings: FacetSettings): Promise<RaterItemBias[]> {
  const table = indexRatings(ratings)
  const islands = findIslands(table)
  if (islands.length > 1) throw new DisconnectedDesignError(islands)
  const fit = await fitConnected(table, settings)
  const main = fit.design.layout.parameters.length
  const design = createFacetDesign(table, fit.scale, settings.model, fit.extremes, {
    main: fit.design.layout.parameters,
  })
  const likelihood = await openDesign(design, table, fit.scale, fit.nodes)
  await likelihood.expect()
  const gradient = likelihood.gradient()
  const information = await likelihood.information()
  const factor = cholesky(leading(information, main))
  const counts = new Int32Array(design.pairItem.length)
  for (const pair of fit.pairOf) counts[pair]! += 1
  const found = [...counts].map((count, pair) => {
    const at = main + pair
    const effective = factor ? effectiveInformation(information, factor, at) : 0
    const isTold = effective > 1e-6 * information.cells[at * information.columns + at]!
    const z = isTold ? gradient[at]! / Math.sqrt(effective) : null
    return {
      rater: table.raters[design.pairRater[pair]!]!,
      item: table.items[design.pairItem[pair]!]!,
      ratings: count,
      bias: isTold ? gradient[at]! / effective : null,
      standardError: isTold ? 1 / Math.sqrt(effective) : null,
      z,
      p: z === null ? null : normalTwoSided(z),
    }
  })
  found.sort((a, b) => (a.p ?? 2) - (b.p ?? 2))
  const tested = found.filter(({ p }) => p !== null).length
  let least = 0
  return found.map((pair, i) => {
    if (pair.p === null) return { ...pair, adjustedP: null }
    least = Math.max(least, Math.min(1, pair.p * (tested - i)))
    return { ...pair, adjustedP: least }
  })
}

function leading({ columns, cells }: Matrix, size: number): Matrix {
  const part = zeros(size, size)
  for (let r = 0; r < size; r += 1) {
    for (let c = 0; c < size; c += 1) part.cells[r * size + c] = cells[r * columns + c]!
  }
  return part
}

/** Information on one parameter with the main ones estimated beside it. */
function effectiveInformation({ columns, cells }: Matrix, factor: Matrix, at: number): number {
  const cross = cells.subarray(at * columns, at * columns + factor.rows)
  const solved = solveCholesky(factor, cross)
  return cells[at * columns + at]! - solved.reduce((sum, value, i) => sum + value * cross[i]!, 0)
}
