import { type Matrix, symmetricEigen } from '../numeric/matrix.ts'

/**
 * Share of each item's variance that the others explain: 1 - 1 / r^ii, within 0 to 1. A singular matrix has its
 * pseudo-inverse taken, as psych::smc does. Null for a single item.
 */
export function squaredMultipleCorrelations(correlation: Matrix): Float64Array | null {
  const k = correlation.rows
  if (k < 2) return null
  const { values, vectors } = symmetricEigen(correlation)
  const smallest = 1e-12 * Math.max(...values.map(Math.abs))
  return Float64Array.from({ length: k }, (_, i) => {
    let inverse = 0
    values.forEach((value, v) => {
      if (Math.abs(value) > smallest) inverse += vectors.cells[i * k + v]! ** 2 / value
    })
    return Math.min(1, Math.max(0, inverse === 0 ? 1 : 1 - 1 / inverse))
  })
}
