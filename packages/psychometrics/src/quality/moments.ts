import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { type Matrix, zeros } from '../numeric/matrix.ts'

/**
 * `pairwise`: each covariance over the persons who answered both items; `listwise`: every figure over the persons who
 * answered all items.
 */
export type MissingRule = 'pairwise' | 'listwise'

/** Means, standard deviations (n - 1) and covariances of items; null where fewer than two persons determine them. */
export interface Moments {
  /** Persons with at least one response (pairwise) or with all (listwise). */
  readonly persons: number
  /** Responses of each item among those persons. */
  readonly answered: Int32Array
  readonly means: readonly (number | null)[]
  readonly standardDeviations: readonly (number | null)[]
  /** Null where some pair of items has fewer than two persons in common; `unpaired` names the first such pair. */
  readonly covariance: Matrix | null
  readonly unpaired: readonly [number, number] | null
}

export function moments(matrix: ResponseMatrix, rule: MissingRule = 'pairwise'): Moments {
  const { items } = matrix
  const rows = rule === 'listwise' ? completeRows(matrix) : answeredRows(matrix)
  // Responses are small whole numbers, so that sums and sums of products are exact and nothing cancels.
  const n = new Float64Array(items * items)
  const sum = new Float64Array(items * items)
  const products = new Float64Array(items * items)
  const present = new Int32Array(items)
  for (const row of rows) {
    const start = row * items
    let count = 0
    for (let i = 0; i < items; i += 1) if (matrix.cells[start + i] !== MISSING) present[count++] = i
    for (let p = 0; p < count; p += 1) {
      const i = present[p]!
      const x = matrix.cells[start + i]!
      for (let q = 0; q < count; q += 1) {
        const cell = i * items + present[q]!
        n[cell]! += 1
        sum[cell]! += x
        products[cell]! += x * matrix.cells[start + present[q]!]!
      }
    }
  }
  const covariance = zeros(items, items)
  let unpaired: [number, number] | null = null
  for (let i = 0; i < items; i += 1) {
    for (let j = 0; j < items; j += 1) {
      const cell = i * items + j
      if (n[cell]! < 2) unpaired ??= [i, j]
      else {
        covariance.cells[cell] =
          (n[cell]! * products[cell]! - sum[cell]! * sum[j * items + i]!) / (n[cell]! * (n[cell]! - 1))
      }
    }
  }
  const own = Array.from({ length: items }, (_, i) => i * items + i)
  return {
    persons: rows.length,
    answered: Int32Array.from(own, (cell) => n[cell]!),
    means: own.map((cell) => (n[cell]! > 0 ? sum[cell]! / n[cell]! : null)),
    standardDeviations: own.map((cell) => (n[cell]! > 1 ? Math.sqrt(covariance.cells[cell]!) : null)),
    covariance: unpaired ? null : covariance,
    unpaired,
  }
}

/** Rows without a missing response. */
export function completeRows({ persons, items, cells }: ResponseMatrix): number[] {
  const rows: number[] = []
  for (let row = 0; row < persons; row += 1) {
    if (items > 0 && !cells.subarray(row * items, row * items + items).includes(MISSING)) rows.push(row)
  }
  return rows
}

function answeredRows({ persons, items, cells }: ResponseMatrix): number[] {
  const rows: number[] = []
  for (let row = 0; row < persons; row += 1) {
    if (cells.subarray(row * items, row * items + items).some((cell) => cell !== MISSING)) rows.push(row)
  }
  return rows
}

/** The named rows and columns, in their order. */
export function selectResponses(
  { items, cells }: ResponseMatrix,
  rows: readonly number[],
  columns: readonly number[],
): ResponseMatrix {
  const selected = new Int8Array(rows.length * columns.length)
  rows.forEach((row, r) => {
    columns.forEach((column, c) => {
      selected[r * columns.length + c] = cells[row * items + column]!
    })
  })
  return { persons: rows.length, items: columns.length, cells: selected }
}

/** Correlations from covariances; every variance is above 0. */
export function correlationOf({ rows: k, cells }: Matrix): Matrix {
  const correlation = zeros(k, k)
  for (let i = 0; i < k; i += 1) {
    for (let j = 0; j < k; j += 1) {
      correlation.cells[i * k + j] = i === j ? 1 : cells[i * k + j]! / Math.sqrt(cells[i * k + i]! * cells[j * k + j]!)
    }
  }
  return correlation
}

export const sumOf = (values: ArrayLike<number>): number => {
  let sum = 0
  for (let i = 0; i < values.length; i += 1) sum += values[i]!
  return sum
}

export function trace({ rows: k, cells }: Matrix): number {
  let sum = 0
  for (let i = 0; i < k; i += 1) sum += cells[i * k + i]!
  return sum
}
