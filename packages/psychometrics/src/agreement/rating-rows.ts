/** Subjects (rows) by raters (columns); null where a rater did not rate. */
export type RatingRows<T extends number | string = number> = readonly (readonly (T | null)[])[]

/** Subjects all raters rated. Throws a RangeError where fewer than `atLeast` subjects or two raters are left. */
export function completeSubjects<T extends number | string>(
  rows: RatingRows<T>,
  atLeast = 2,
): readonly (readonly T[])[] {
  const raters = rows[0]?.length ?? 0
  rows.forEach((row, i) => {
    if (row.length !== raters) throw new RangeError(`subject ${i} has ${row.length} ratings instead of ${raters}`)
  })
  if (raters < 2) throw new RangeError(`${raters} raters; agreement needs at least two`)
  const complete = rows.filter((row): row is readonly T[] => row.every((value) => value !== null))
  if (complete.length >= atLeast) return complete
  throw new RangeError(`${complete.length} subjects were rated by all ${raters} raters; at least ${atLeast} are needed`)
}

/** The values that occur, numbers by size, words by code point; each value's place is its category. */
export function categoriesOf<T extends number | string>(rows: RatingRows<T>): readonly T[] {
  const values = [...new Set(rows.flat())].filter((value): value is T => value !== null)
  return values.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
