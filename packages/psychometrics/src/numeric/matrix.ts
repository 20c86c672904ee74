/** A dense matrix, row after row: element (r, c) stands at r * columns + c. */
export interface Matrix {
  readonly rows: number
  readonly columns: number
  readonly cells: Float64Array
}

export const zeros = (rows: number, columns: number): Matrix => ({
  rows,
  columns,
  cells: new Float64Array(rows * columns),
})

/**
 * Lower Cholesky factor of a symmetric positive definite matrix (only its lower triangle is read), or null where it is
 * not positive definite to working precision.
 */
export function cholesky({ rows: n, cells }: Matrix): Matrix | null {
  const factor = zeros(n, n)
  const l = factor.cells
  for (let r = 0; r < n; r += 1) {
    for (let c = 0; c <= r; c += 1) {
      let sum = cells[r * n + c]!
      for (let k = 0; k < c; k += 1) sum -= l[r * n + k]! * l[c * n + k]!
      if (r === c) {
        if (!(sum > 1e-14 * Math.abs(cells[r * n + r]!))) return null
        l[r * n + r] = Math.sqrt(sum)
      } else l[r * n + c] = sum / l[c * n + c]!
    }
  }
  return factor
}

/** Solves A x = b by the lower Cholesky factor of A. */
export function solveCholesky({ rows: n, cells: l }: Matrix, b: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(b)
  for (let r = 0; r < n; r += 1) {
    for (let k = 0; k < r; k += 1) x[r]! -= l[r * n + k]! * x[k]!
    x[r]! /= l[r * n + r]!
  }
  for (let r = n - 1; r >= 0; r -= 1) {
    for (let k = r + 1; k < n; k += 1) x[r]! -= l[k * n + r]! * x[k]!
    x[r]! /= l[r * n + r]!
  }
  return x
}

/** Inverse of a symmetric positive definite matrix, or null where it is none. */
export function invertPositive(matrix: Matrix): Matrix | null {
  const factor = cholesky(matrix)
  if (!factor) return null
  const n = matrix.rows
  const inverse = zeros(n, n)
  const unit = new Float64Array(n)
  for (let c = 0; c < n; c += 1) {
    unit.fill(0)
    unit[c] = 1
    const column = solveCholesky(factor, unit)
    for (let r = 0; r < n; r += 1) inverse.cells[r * n + c] = column[r]!
  }
  return inverse
}

/** Eigenvalues, largest first, of a symmetric matrix, with its eigenvectors as columns (cyclic Jacobi rotations). */
export function symmetricEigen({ rows: n, cells }: Matrix): { values: Float64Array; vectors: Matrix } {
  const a = Float64Array.from(cells)
  const v = zeros(n, n)
  for (let i = 0; i < n; i += 1) v.cells[i * n + i] = 1
  for (let sweep = 0; sweep < 100 && offDiagonal(a, n) > 1e-22; sweep += 1) {
    for (let p = 0; p < n - 1; p += 1) for (let q = p + 1; q < n; q += 1) rotate(a, v.cells, n, p, q)
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!)
  const vectors = zeros(n, n)
  order.forEach((from, to) => {
    for (let r = 0; r < n; r += 1) vectors.cells[r * n + to] = v.cells[r * n + from]!
  })
  return { values: Float64Array.from(order, (i) => a[i * n + i]!), vectors }
}

/** Squares off the diagonal as a share of all squares. */
function offDiagonal(a: Float64Array, n: number): number {
  let off = 0
  let all = 0
  for (let i = 0; i < n * n; i += 1) {
    all += a[i]! ** 2
    if (Math.floor(i / n) !== i % n) off += a[i]! ** 2
  }
  return all === 0 ? 0 : off / all
}

function rotate(a: Float64Array, v: Float64Array, n: number, p: number, q: number): void {
  const apq = a[p * n + q]!
  if (apq === 0) return
  const ratio = (a[q * n + q]! - a[p * n + p]!) / (2 * apq)
  const t = Math.sign(ratio || 1) / (Math.abs(ratio) + Math.hypot(ratio, 1))
  const c = 1 / Math.hypot(t, 1)
  const s = t * c
  for (let k = 0; k < n; k += 1) turn(a, k * n + p, k * n + q, c, s)
  for (let k = 0; k < n; k += 1) turn(a, p * n + k, q * n + k, c, s)
  for (let k = 0; k < n; k += 1) turn(v, k * n + p, k * n + q, c, s)
}

function turn(a: Float64Array, i: number, j: number, c: number, s: number): void {
  const x = a[i]!
  const y = a[j]!
  a[i] = c * x - s * y
  a[j] = s * x + c * y
}
