/** Observed and expected counts, a row a sum score, a column a category. An expected count of 0 is no cell. */
export interface CountTable {
  readonly observed: number[][]
  readonly expected: number[][]
}

/**
 * Puts cells of a small expected count together until none is below `least`, in the order mirt does: rows in which a
 * category cannot occur go to the nearest full row; scores that nobody or one person has go to the next score; then
 * categories of a score are joined, from the rarest on, each with its rarer neighbour; at last whole scores are.
 * `impossible` names the rows (both ends) in which a category cannot occur. Null where no table of two rows is left.
 */
export function collapseCells(table: CountTable, impossible: readonly number[], least: number): CountTable | null {
  let o = table.observed.map((row) => [...row])
  let e = table.expected.map((row) => [...row])
  if (impossible.length > 0 && !joinEnds(o, e, impossible)) return null
  const gone = new Set(impossible)
  const kept = o.flatMap((row, r) => (gone.has(r) || total(row) === 0 ? [] : [r]))
  o = kept.map((r) => o[r]!)
  e = kept.map((r) => e[r]!)
  if (o.length < 2) return null
  // As mirt has it, rows are marked before single persons are joined and looked up by their place afterwards.
  const sparse = e.map((row) => row.some((count) => count < least))
  joinSinglePersons(o, e)
  joinCategories(o, e, sparse, least)
  dropColumns(o, e, least)
  joinScores(o, e, least)
  return o.length < 2 ? null : { observed: o, expected: e }
}

const total = (row: readonly number[]) => row.reduce((sum, count) => sum + count, 0)

function addTo(rows: number[][], to: number, from: number): void {
  rows[from]!.forEach((count, column) => {
    rows[to]![column]! += count
  })
}

function joinEnds(o: number[][], e: number[][], impossible: readonly number[]): boolean {
  const half = impossible.length / 2
  const lower = impossible.slice(0, half)
  const upper = impossible.slice(half)
  const first = lower.at(-1)! + 1
  const last = upper[0]! - 1
  if (!(first <= last)) return false
  for (const rows of [o, e]) {
    for (const row of lower) addTo(rows, first, row)
    for (const row of upper) addTo(rows, last, row)
  }
  return true
}

function joinSinglePersons(o: number[][], e: number[][]): void {
  const singles: number[] = []
  for (let row = 0; row < o.length - 1; row += 1) {
    if (total(o[row]!) !== 1) continue
    singles.push(row)
    addTo(o, row + 1, row)
    addTo(e, row + 1, row)
  }
  for (const row of singles.reverse()) remove(o, e, row)
  if (o.length > 1 && total(o.at(-1)!) === 1) join(o, e, o.length - 1, o.length - 2)
}

function remove(o: number[][], e: number[][], row: number): void {
  o.splice(row, 1)
  e.splice(row, 1)
}

function join(o: number[][], e: number[][], row: number, to: number): void {
  addTo(o, to, row)
  addTo(e, to, row)
  remove(o, e, row)
}

function joinCategories(o: number[][], e: number[][], sparse: readonly boolean[], least: number): void {
  const width = e[0]!.length
  if (width <= 2) return
  e.forEach((row, r) => {
    if (!sparse[r]) return
    const expected = [...row]
    const observed = [...o[r]!]
    while (expected.length > 2) {
      const rarest = expected.lastIndexOf(Math.min(...expected))
      const to = neighbour(expected, rarest)
      expected[to]! += expected[rarest]!
      observed[to]! += observed[rarest]!
      expected.splice(rarest, 1)
      observed.splice(rarest, 1)
      if (expected.every((count) => count >= least)) break
    }
    e[r] = Array.from({ length: width }, (_, column) => expected[column] ?? 0)
    o[r] = Array.from({ length: width }, (_, column) => observed[column] ?? 0)
  })
}

/** The rarer of the two beside a place; the left one where they are equal. */
function neighbour(counts: readonly number[], place: number): number {
  if (place === 0) return 1
  if (place === counts.length - 1) return place - 1
  return counts[place - 1]! <= counts[place + 1]! ? place - 1 : place + 1
}

/** Rare columns, from the right: first those of a small sum, then those that few scores fill. */
function dropColumns(o: number[][], e: number[][], least: number): void {
  const columnSum = (column: number) => e.reduce((sum, row) => sum + row[column]!, 0)
  while (e[0]!.length > 2 && columnSum(e[0]!.length - 1) < least * Math.ceil(e.length * 0.1))
    joinColumn(o, e, e[0]!.length - 1)
  for (let column = e[0]!.length - 1; column >= 1; column -= 1) {
    if (e.filter((row) => row[column]! > 0).length / e.length < 0.05) joinColumn(o, e, column)
  }
}

function joinColumn(o: number[][], e: number[][], column: number): void {
  for (const rows of [o, e]) {
    for (const row of rows) {
      row[column - 1]! += row[column]!
      row.splice(column, 1)
    }
  }
}

function joinScores(o: number[][], e: number[][], least: number): void {
  while (o.length > 1) {
    const row = e.findIndex((counts) => counts.some((count) => count < least && count !== 0))
    if (row < 0) return
    join(o, e, row, neighbour(o.map(total), row))
  }
}
