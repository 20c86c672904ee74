import { cholesky, type Matrix, solveCholesky, zeros } from '../numeric/matrix.ts'

/** Covariance of the estimates; a parameter that the responses do not determine has no row (`isKnown` is 0). */
export interface Covariance {
  readonly matrix: Matrix
  readonly isKnown: Uint8Array
}

/** A parameter whose information beyond the others' is less than this share of its own is not determined. */
const DETERMINED = 1e-8
/** So is one that moves with it by more than this share of a standard unit. */
const CONFOUNDED = 1e-3

/**
 * Inverts the information over the parameters that it determines. `held` are parameters at a bound of their own, which
 * count as given.
 */
export function invertDetermined(information: Matrix, held: ReadonlySet<number>): Covariance {
  const n = information.rows
  const at = (r: number, c: number) => information.cells[r * n + c]!
  const candidates = Array.from({ length: n }, (_, p) => p).filter((p) => !held.has(p) && at(p, p) > 0)
  const kept = pivots(candidates, at)
  const isKnown = new Uint8Array(n)
  for (const p of kept) isKnown[p] = 1
  const factor = cholesky(submatrix(kept, at))
  const matrix = zeros(n, n)
  if (!factor) return { matrix, isKnown: new Uint8Array(n) }
  for (const lost of candidates) {
    if (kept.includes(lost)) continue
    const along = solveCholesky(
      factor,
      kept.map((p) => at(p, lost)),
    )
    kept.forEach((p, i) => {
      if (Math.abs(along[i]!) * Math.sqrt(at(p, p) / at(lost, lost)) > CONFOUNDED) isKnown[p] = 0
    })
  }
  const unit = new Float64Array(kept.length)
  kept.forEach((c, j) => {
    unit.fill(0)
    unit[j] = 1
    const column = solveCholesky(factor, unit)
    kept.forEach((r, i) => {
      matrix.cells[r * n + c] = column[i]!
    })
  })
  return { matrix, isKnown }
}

/** Candidates whose pivot in the Cholesky decomposition is no rounding error. */
function pivots(candidates: readonly number[], at: (r: number, c: number) => number): number[] {
  const kept: number[] = []
  const rows: Float64Array[] = []
  for (const p of candidates) {
    const row = new Float64Array(kept.length + 1)
    let rest = at(p, p)
    kept.forEach((other, i) => {
      let sum = at(p, other)
      for (let k = 0; k < i; k += 1) sum -= row[k]! * rows[i]![k]!
      row[i] = sum / rows[i]![i]!
      rest -= row[i]! ** 2
    })
    if (!(rest > DETERMINED * at(p, p))) continue
    row[kept.length] = Math.sqrt(rest)
    kept.push(p)
    rows.push(row)
  }
  return kept
}

function submatrix(kept: readonly number[], at: (r: number, c: number) => number): Matrix {
  const matrix = zeros(kept.length, kept.length)
  kept.forEach((r, i) => {
    kept.forEach((c, j) => {
      matrix.cells[i * kept.length + j] = at(r, c)
    })
  })
  return matrix
}
