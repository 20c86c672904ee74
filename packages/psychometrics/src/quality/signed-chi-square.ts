import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { type Item, maxCategory } from '../model/item.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import { chiSquareAbove } from '../numeric/distributions.ts'
import { type CountTable, collapseCells } from './collapse-cells.ts'
import { freeParameters } from './free-parameters.ts'
import { completeRows } from './moments.ts'
import { categoryShares, type NodeShares, scoreShares } from './score-shares.ts'

export interface SX2Settings {
  readonly latentMean?: number
  readonly latentVariance?: number
  /** Smallest expected count of a cell; 1 unless told. */
  readonly leastExpected?: number
  /** Estimated parameters of each item; those of its model unless told (a Rasch item has one fewer). */
  readonly parameters?: readonly number[]
  /** Estimated parameters of the latent distribution; none unless told (one where its variance was estimated). */
  readonly latentParameters?: number
}

/** Fit of an item by sum scores; null, with the `reason`, where the data leave no degree of freedom. */
export interface SX2 {
  readonly statistic: number | null
  readonly df: number
  readonly p: number | null
  readonly rmsea: number | null
  readonly reason: string | null
}

/**
 * S-X2 (Orlando & Thissen, 2000; for polytomous items Kang & Chen, 2008): at each sum score, how many chose each
 * category against how many the model expects, by the Lord-Wingersky recursion over a normal ability. Only persons who
 * answered every item enter; `persons` says how many they are.
 */
export function signedChiSquares(
  items: readonly Item[],
  matrix: ResponseMatrix,
  { latentMean = 0, latentVariance = 1, leastExpected = 1, parameters, latentParameters = 0 }: SX2Settings = {},
): { readonly persons: number; readonly items: readonly SX2[] } {
  if (items.length !== matrix.items)
    throw new RangeError(`${matrix.items} columns of responses for ${items.length} items`)
  const rows = completeRows(matrix)
  const { nodes, logWeights } = normalQuadrature({ mean: latentMean, variance: latentVariance })
  const weights = logWeights.map(Math.exp)
  const shares = items.map((item) => categoryShares(item, nodes))
  const all = marginal(scoreShares(shares, nodes.length), weights)
  return {
    persons: rows.length,
    items: items.map((item, i) => {
      const rest = scoreShares(
        shares.filter((_, other) => other !== i),
        nodes.length,
      )
      const table = countTable(matrix, rows, i, maxCategory(item), all, rest, shares[i]!, weights)
      const cells = table && collapseCells(table.counts, table.impossible, leastExpected)
      return statisticOf(cells, (parameters?.[i] ?? freeParameters(item)) + latentParameters, rows.length)
    }),
  }
}

function marginal(distribution: Float64Array[], weights: Float64Array): number[] {
  return distribution.map((atNodes) => atNodes.reduce((sum, share, q) => sum + share * weights[q]!, 0))
}

/** Counts at sum scores 1 to one below the highest: at the ends every response is known from the score. */
function countTable(
  matrix: ResponseMatrix,
  rows: readonly number[],
  item: number,
  most: number,
  all: readonly number[],
  rest: Float64Array[],
  own: NodeShares,
  weights: Float64Array,
): { counts: CountTable; impossible: number[] } | null {
  const highest = all.length - 1
  if (highest < 2) return null
  const observed = Array.from({ length: highest - 1 }, () => new Array<number>(most + 1).fill(0))
  for (const row of rows) {
    const responses = matrix.cells.subarray(row * matrix.items, (row + 1) * matrix.items)
    const score = responses.reduce((sum, cell) => sum + (cell === MISSING ? 0 : cell), 0)
    if (score > highest || responses[item]! > most)
      throw new RangeError(`person ${row + 1} has a response that an item of the model does not have`)
    if (score > 0 && score < highest) observed[score - 1]![responses[item]!]! += 1
  }
  const impossible: number[] = []
  const expected = observed.map((counts, r) => {
    const score = r + 1
    const persons = counts.reduce((sum, count) => sum + count, 0)
    return counts.map((_, category) => {
      const others = rest[score - category]
      if (!others) {
        if (impossible.at(-1) !== r) impossible.push(r)
        return 0
      }
      let joint = 0
      own[category]!.forEach((share, q) => {
        joint += share * others[q]! * weights[q]!
      })
      return all[score]! > 0 ? (persons * joint) / all[score]! : 0
    })
  })
  return { counts: { observed, expected }, impossible }
}

function statisticOf(cells: CountTable | null, parameters: number, persons: number): SX2 {
  let statistic = 0
  let df = -parameters
  for (const [r, row] of (cells?.expected ?? []).entries()) {
    df -= 1
    for (const [c, expected] of row.entries()) {
      if (expected === 0) continue
      df += 1
      statistic += (cells!.observed[r]![c]! - expected) ** 2 / expected
    }
  }
  if (!cells || df <= 0) {
    return {
      statistic: null,
      df: 0,
      p: null,
      rmsea: null,
      reason: 'too few scores with enough persons: no degree of freedom',
    }
  }
  return {
    statistic,
    df,
    p: chiSquareAbove(statistic, df),
    rmsea: persons > 1 ? Math.sqrt(Math.max(statistic / df - 1, 0) / (persons - 1)) : null,
    reason: null,
  }
}
