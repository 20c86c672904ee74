import type { FittedDesign } from './fit.ts'
import { momentsAt } from './person-scores.ts'

export interface MeanSquares {
  /** Information-weighted and plain mean square of the residuals; 1 is expected, null without ratings. */
  readonly infit: number | null
  readonly outfit: number | null
}

export interface FacetFit {
  readonly persons: readonly MeanSquares[]
  readonly items: readonly MeanSquares[]
  readonly raters: readonly MeanSquares[]
}

/**
 * Residuals averaged over each person's posterior (Wu, 1997, as TAM does): under the model their expectation is 1 for
 * any number of ratings, which is not so at point estimates of ability.
 */
export function meanSquares({ table, scale, design, nodes, posterior, pairOf }: FittedDesign): FacetFit {
  const facets = [
    { size: table.persons.length, of: table.person },
    { size: table.items.length, of: table.item },
    { size: table.raters.length, of: table.rater },
  ].map(({ size, of }) => ({ of, sums: new Float64Array(size * 4) }))
  const moments = design.layout.items.map((_, pair) => {
    const rows = new Float64Array(nodes.length * 2)
    nodes.forEach((theta, q) => {
      const { mean, variance } = momentsAt(design, pair, theta)
      rows[q * 2] = mean
      rows[q * 2 + 1] = variance
    })
    return rows
  })
  for (let row = 0; row < table.count; row += 1) {
    const own = moments[pairOf[row]!]!
    const at = table.person[row]! * nodes.length
    const category = scale.category[row]!
    let square = 0
    let standard = 0
    let variance = 0
    for (let q = 0; q < nodes.length; q += 1) {
      const mass = posterior.cells[at + q]!
      const residual = (category - own[q * 2]!) ** 2
      square += mass * residual
      standard += (mass * residual) / Math.max(own[q * 2 + 1]!, 1e-12)
      variance += mass * own[q * 2 + 1]!
    }
    for (const { of, sums } of facets) {
      const to = of[row]! * 4
      sums[to]! += square
      sums[to + 1]! += variance
      sums[to + 2]! += standard
      sums[to + 3]! += 1
    }
  }
  const [persons, items, raters] = facets.map(({ sums }) =>
    Array.from({ length: sums.length / 4 }, (_, i) => ({
      infit: ratio(sums[i * 4]!, sums[i * 4 + 1]!),
      outfit: ratio(sums[i * 4 + 2]!, sums[i * 4 + 3]!),
    })),
  )
  return { persons: persons!, items: items!, raters: raters! }
}

const ratio = (above: number, below: number): number | null =>
  below > 0 && Number.isFinite(above) ? above / below : null
