import { invertPositive, type Matrix, symmetricEigen } from '../numeric/matrix.ts'

/**
 * Share of each item's variance that the others explain: 1 - 1 / r^ii, within 0 to 1. A singular matrix has its
 * pseudo-inverse taken, as psych::smc does. Null for a single item.
 */
export function squaredMultipleCorrelations(correlation: Matrix): Float64Array | null {
  const k = correlation.rows
  if (k < 2) return null
  const direct = invertPositive(correlation)
  if (direct) return Float64Array.from({ length: k }, (_, i) => within(1 - 1 / direct.cells[i * k + i]!))
  const { values, vectors } = symmetricEigen(correlation)
  const smallest = 1e-12 * Math.max(...values.map(Math.abs))
  return Float64Array.from({ length: k }, (_, i) => {
    let inverse = 0
    values.forEach((value, v) => {
      if (Math.abs(value) > smallest) inverse += vectors.cells[i * k + v]! ** 2 / value
    })
    return within(inverse === 0 ? 1 : 1 - 1 / inverse)
  })
}

const within = (share: number) => Math.min(1, Math.max(0, share))
