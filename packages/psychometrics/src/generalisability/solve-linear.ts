/** Inverse of a small square matrix by Gauss-Jordan with row pivots; null where it is singular to 1e-10 of its rows. */
export function invert(matrix: readonly (readonly number[])[]): number[][] | null {
  const n = matrix.length
  // Rows of one size, so that one threshold fits all.
  const scales = matrix.map((row) => Math.max(...row.map(Math.abs)))
  if (scales.some((scale) => !(scale > 0))) return null
  const rows = matrix.map((row, r) => [...row, ...row.map((_, c) => (c === r ? 1 : 0))].map((x) => x / scales[r]!))
  for (let column = 0; column < n; column += 1) {
    let best = column
    for (let r = column + 1; r < n; r += 1) {
      if (Math.abs(rows[r]![column]!) > Math.abs(rows[best]![column]!)) best = r
    }
    const pivot = rows[best]![column]!
    if (!(Math.abs(pivot) > 1e-10)) return null
    ;[rows[column], rows[best]] = [rows[best]!, rows[column]!]
    rows[column] = rows[column]!.map((x) => x / pivot)
    for (let r = 0; r < n; r += 1) {
      const factor = rows[r]![column]!
      if (r !== column && factor !== 0) rows[r] = rows[r]!.map((x, c) => x - factor * rows[column]![c]!)
    }
  }
  return rows.map((row) => row.slice(n))
}
