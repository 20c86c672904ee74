/** Marks an item never presented in a ResponseMatrix. */
export const MISSING = -1

/**
 * Responses of persons (rows) to items (columns), row after row, one byte each: a category from 0 to 126, or MISSING.
 */
export interface ResponseMatrix {
  readonly persons: number
  readonly items: number
  readonly cells: Int8Array
}

/** From rows of categories, null where an item was not presented. */
export function responseMatrix(rows: readonly (readonly (number | null)[])[]): ResponseMatrix {
  const items = rows[0]?.length ?? 0
  const cells = new Int8Array(rows.length * items)
  rows.forEach((row, person) => {
    if (row.length !== items) throw new RangeError(`row ${person + 1} has ${row.length} responses instead of ${items}`)
    row.forEach((value, item) => {
      cells[person * items + item] = value === null ? MISSING : category(value, person, item)
    })
  })
  return { persons: rows.length, items, cells }
}

function category(value: number, person: number, item: number): number {
  if (Number.isInteger(value) && value >= 0 && value <= 126) return value
  throw new RangeError(
    `response ${value} of person ${person + 1} to item ${item + 1} is not a whole number from 0 to 126`,
  )
}

/** Patterns that occur, each once, with how often: `pattern[person]` is the index of a person's pattern. */
export interface PatternTable {
  readonly items: number
  readonly count: number
  readonly cells: Int8Array
  readonly frequency: Float64Array
  readonly pattern: Int32Array
}

/** Collapses equal rows, in order of first appearance. Exact: rows of one hash are compared cell by cell. */
export function collapse({ persons, items, cells }: ResponseMatrix): PatternTable {
  const size = 1 << Math.max(4, Math.ceil(Math.log2(persons + 1)) + 1)
  const slots = new Int32Array(size).fill(-1)
  const first = new Int32Array(persons)
  const frequency: number[] = []
  const pattern = new Int32Array(persons)
  for (let person = 0; person < persons; person += 1) {
    const start = person * items
    let hash = 2166136261
    for (let item = 0; item < items; item += 1) hash = Math.imul(hash ^ (cells[start + item]! + 1), 16777619)
    let slot = (hash ^ (hash >>> 15)) & (size - 1)
    while (slots[slot]! >= 0 && !sameRow(cells, first[slots[slot]!]! * items, start, items))
      slot = (slot + 1) & (size - 1)
    if (slots[slot]! < 0) {
      slots[slot] = frequency.length
      first[frequency.length] = person
      frequency.push(0)
    }
    pattern[person] = slots[slot]!
    frequency[slots[slot]!]! += 1
  }
  const unique = new Int8Array(frequency.length * items)
  for (let row = 0; row < frequency.length; row += 1) {
    unique.set(cells.subarray(first[row]! * items, first[row]! * items + items), row * items)
  }
  return { items, count: frequency.length, cells: unique, frequency: Float64Array.from(frequency), pattern }
}

function sameRow(cells: Int8Array, one: number, other: number, length: number): boolean {
  for (let i = 0; i < length; i += 1) if (cells[one + i] !== cells[other + i]) return false
  return true
}
