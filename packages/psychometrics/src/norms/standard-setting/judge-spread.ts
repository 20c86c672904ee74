/** What each judge holds of a cut, and how far judges agree. */
export interface JudgeSpread {
  readonly mean: number
  readonly median: number
  /** Over n - 1; null with one judge. */
  readonly deviation: number | null
  /** Of the mean, other judges of the kind drawn anew; null with one judge. */
  readonly meanError: number | null
}

export function judgeSpread(values: readonly number[]): JudgeSpread {
  const n = values.length
  const mean = values.reduce((sum, x) => sum + x, 0) / n
  const sorted = [...values].sort((one, other) => one - other)
  const median = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2
  if (n < 2) return { mean, median, deviation: null, meanError: null }
  const deviation = Math.sqrt(values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (n - 1))
  return { mean, median, deviation, meanError: deviation / Math.sqrt(n) }
}

/** Variance components of a crossed judges x items table, one value a cell; negative estimates are 0 (Brennan, 2001). */
export interface JudgeItemComponents {
  readonly judge: number
  readonly item: number
  /** Interaction, with whatever else is not told apart from it. */
  readonly residual: number
}

export function judgeItemComponents(table: readonly (readonly number[])[]): JudgeItemComponents | null {
  const [judges, items] = [table.length, table[0]!.length]
  if (judges < 2 || items < 2) return null
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
  const rows = table.map(mean)
  const columns = table[0]!.map((_, i) => mean(table.map((row) => row[i]!)))
  const all = mean(rows)
  const square = (values: readonly number[]) => values.reduce((sum, x) => sum + (x - all) ** 2, 0)
  const between = (items * square(rows)) / (judges - 1)
  const across = (judges * square(columns)) / (items - 1)
  const rest = table.reduce(
    (sum, row, j) => sum + row.reduce((part, x, i) => part + (x - rows[j]! - columns[i]! + all) ** 2, 0),
    0,
  )
  const residual = rest / ((judges - 1) * (items - 1))
  return {
    judge: Math.max(0, (between - residual) / items),
    item: Math.max(0, (across - residual) / judges),
    residual,
  }
}

/** Pearson correlation; null where either side has no spread. */
export function correlation(one: readonly number[], other: readonly number[]): number | null {
  const mean = (values: readonly number[]) => values.reduce((sum, x) => sum + x, 0) / values.length
  const [m, n] = [mean(one), mean(other)]
  let [both, left, right] = [0, 0, 0]
  one.forEach((x, i) => {
    both += (x - m) * (other[i]! - n)
    left += (x - m) ** 2
    right += (other[i]! - n) ** 2
  })
  return left > 1e-20 && right > 1e-20 ? both / Math.sqrt(left * right) : null
}
