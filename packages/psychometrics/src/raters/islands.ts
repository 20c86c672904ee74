import { RatingsError, type RatingTable } from './ratings.ts'

/** Raters and the persons they judged, with no person judged from outside: severities are comparable only within. */
export interface Island {
  readonly raters: readonly string[]
  readonly persons: readonly string[]
  readonly items: readonly string[]
  readonly ratings: number
}

/** Refuses a comparison that the design does not carry; names who stands apart. */
export class DisconnectedDesignError extends RangeError {
  override readonly name = 'DisconnectedDesignError'
  readonly islands: readonly Island[]
  constructor(islands: readonly Island[]) {
    const names = islands.map(({ raters }) => raters.slice(0, 5).join(', ')).join(' | ')
    super(`no person links these groups of raters, so their severities cannot be compared: ${names}`)
    this.islands = islands
  }
}

/**
 * Connected parts of the graph of persons and raters, largest first. Items that all raters share do not link them: a
 * constant added to the raters and the abilities of one part leaves every theta - severity as it is.
 */
export function findIslands(table: RatingTable): readonly Island[] {
  const { persons, items, raters, count, person, item, rater } = table
  const root = joined(persons.length + raters.length, count, (row) => [person[row]!, persons.length + rater[row]!])
  const parts = new Map<number, { raters: Set<number>; persons: Set<number>; items: Set<number>; ratings: number }>()
  for (let row = 0; row < count; row += 1) {
    const at = root(person[row]!)
    const part = parts.get(at) ?? { raters: new Set(), persons: new Set(), items: new Set(), ratings: 0 }
    parts.set(at, part)
    part.raters.add(rater[row]!)
    part.persons.add(person[row]!)
    part.items.add(item[row]!)
    part.ratings += 1
  }
  const named = (set: Set<number>, names: readonly string[]) => [...set].sort((a, b) => a - b).map((i) => names[i]!)
  return [...parts.values()]
    .map((part) => ({
      raters: named(part.raters, raters),
      persons: named(part.persons, persons),
      items: named(part.items, items),
      ratings: part.ratings,
    }))
    .sort((a, b) => b.ratings - a.ratings)
}

/**
 * Refuses raters and items whose effects only show in sum (each rater with items of its own): a shift that adds to some
 * raters and items the same total for every rating of a person changes no probability, so only one such shift may
 * exist, the one that the sum of severities takes away.
 */
export function assertSeparable(table: RatingTable): void {
  if (isPlainlySeparable(table)) return
  const { items, raters, persons, count, person, item, rater } = table
  const size = raters.length + items.length
  const first = new Int32Array(persons.length).fill(-1)
  const basis: (Float64Array | undefined)[] = new Array(size)
  const seen = new Set<string>()
  let rank = 0
  // A common shift of a person's whole set is ability; what differs between two of its ratings must not move.
  for (let row = 0; row < count && rank < size - 2; row += 1) {
    const one = first[person[row]!]!
    if (one < 0) {
      first[person[row]!] = row
      continue
    }
    const key = `${rater[row]} ${item[row]} ${rater[one]} ${item[one]}`
    if (seen.has(key)) continue
    seen.add(key)
    const vector = new Float64Array(size)
    vector[rater[row]!]! += 1
    vector[raters.length + item[row]!]! += 1
    vector[rater[one]!]! -= 1
    vector[raters.length + item[one]!]! -= 1
    if (reduce(vector, basis)) rank += 1
  }
  if (rank >= size - 2) return
  const root = joined(size, count, (row) => [rater[row]!, raters.length + item[row]!])
  const groups = [...new Set(Array.from({ length: size }, (_, i) => root(i)))].map((group) => ({
    raters: raters.filter((_, i) => root(i) === group),
    items: items.filter((_, i) => root(raters.length + i) === group),
  }))
  throw new RatingsError(
    { reason: 'inseparable', groups },
    'severity and difficulty show only together: each group of raters has items of its own',
  )
}

/**
 * Whether raters are linked by rating the same item of the same person, and items by one rater on the same person:
 * enough, not needed, and found in one pass.
 */
function isPlainlySeparable({ items, raters, count, person, item, rater }: RatingTable): boolean {
  const firstRater = new Map<number, number>()
  const firstItem = new Map<number, number>()
  const first = (map: Map<number, number>, key: number, value: number) => {
    const known = map.get(key)
    if (known === undefined) map.set(key, value)
    return known ?? value
  }
  const raterRoot = joined(raters.length, count, (row) => [
    rater[row]!,
    first(firstRater, person[row]! * items.length + item[row]!, rater[row]!),
  ])
  const itemRoot = joined(items.length, count, (row) => [
    item[row]!,
    first(firstItem, person[row]! * raters.length + rater[row]!, item[row]!),
  ])
  return raters.every((_, i) => raterRoot(i) === raterRoot(0)) && items.every((_, i) => itemRoot(i) === itemRoot(0))
}

/** Whether the vector adds to the basis; if so it is put in. Entries are small whole numbers at the start. */
function reduce(vector: Float64Array, basis: (Float64Array | undefined)[]): boolean {
  for (let at = 0; at < vector.length; at += 1) {
    if (Math.abs(vector[at]!) < 1e-9) continue
    const row = basis[at]
    if (!row) {
      const lead = vector[at]!
      basis[at] = vector.map((value) => value / lead)
      return true
    }
    const factor = vector[at]!
    for (let i = at; i < vector.length; i += 1) vector[i]! -= factor * row[i]!
  }
  return false
}

/** The part each node of a graph belongs to, by union of the edges' ends. */
function joined(size: number, edges: number, ends: (edge: number) => readonly [number, number]) {
  const parent = Int32Array.from({ length: size }, (_, i) => i)
  const root = (node: number): number => {
    let at = node
    while (parent[at] !== at) {
      parent[at] = parent[parent[at]!]!
      at = parent[at]!
    }
    return at
  }
  for (let edge = 0; edge < edges; edge += 1) {
    const [one, other] = ends(edge)
    parent[root(one)] = root(other)
  }
  return root
}
