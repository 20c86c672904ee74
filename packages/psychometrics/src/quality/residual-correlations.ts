import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { expectedItemScore } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { fitAbilities } from './residuals.ts'

export interface ResidualPair {
  readonly one: number
  readonly other: number
  /** Persons who answered both. */
  readonly n: number
  readonly q3: number | null
  /** Less the mean of all pairs, which is below 0 even where the model holds (Christensen, Makransky & Horton, 2017). */
  readonly adjusted: number | null
}

/**
 * Q3 (Yen, 1984): correlations of the residuals x - E(x) of two items at the persons' abilities (logits). Two items
 * that share more than the ability stand out. Null where fewer than three persons, or no variation, determine it.
 */
export function residualCorrelations(
  items: readonly Item[],
  matrix: ResponseMatrix,
  thetas: readonly (number | null)[],
): { readonly pairs: readonly ResidualPair[]; readonly mean: number | null } {
  const k = items.length
  const abilities = fitAbilities(items, matrix, thetas)
  const residuals = new Float64Array(matrix.persons * k)
  abilities.forEach((theta, person) => {
    items.forEach((item, i) => {
      const response = matrix.cells[person * k + i]!
      residuals[person * k + i] =
        theta === null || response === MISSING ? Number.NaN : response - expectedItemScore(item, theta)
    })
  })
  const raw: Omit<ResidualPair, 'adjusted'>[] = []
  for (let one = 0; one < k; one += 1) {
    for (let other = one + 1; other < k; other += 1) raw.push({ one, other, ...correlation(residuals, k, one, other) })
  }
  const known = raw.flatMap(({ q3 }) => (q3 === null ? [] : [q3]))
  const mean = known.length > 0 ? known.reduce((sum, q3) => sum + q3, 0) / known.length : null
  return { mean, pairs: raw.map((pair) => ({ ...pair, adjusted: pair.q3 === null ? null : pair.q3 - mean! })) }
}

/** NaN marks a residual that does not exist; it never leaves this file. */
function correlation(residuals: Float64Array, k: number, one: number, other: number) {
  let n = 0
  let meanX = 0
  let meanY = 0
  let xx = 0
  let yy = 0
  let xy = 0
  for (let at = 0; at < residuals.length; at += k) {
    const x = residuals[at + one]!
    const y = residuals[at + other]!
    if (Number.isNaN(x) || Number.isNaN(y)) continue
    n += 1
    const dx = x - meanX
    const dy = y - meanY
    meanX += dx / n
    meanY += dy / n
    xx += dx * (x - meanX)
    yy += dy * (y - meanY)
    xy += dx * (y - meanY)
  }
  return { n, q3: n > 2 && xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null }
}
