import type { RatingTable } from '../raters/index.ts'
import { EFFECTS, type StudyDesign, StudyError } from './design.ts'
import { type Effect, lettersOf } from './effect.ts'

/** How an effect parts the ratings: the level of each rating, from 0, and how many ratings a level has. */
export interface Partition {
  readonly name: string
  readonly levelOf: Int32Array
  readonly sizes: Float64Array
}

export function partition(table: RatingTable, effect: Effect): Partition {
  const letters = lettersOf(effect)
  const places = new Map<string, number>()
  const levelOf = Int32Array.from({ length: table.count }, (_, row) => {
    const key = [
      letters.includes('p') ? table.person[row] : '',
      letters.includes('e') ? table.item[row] : '',
      letters.includes('r') ? table.rater[row] : '',
    ].join(',')
    const place = places.get(key) ?? places.size
    places.set(key, place)
    return place
  })
  const sizes = new Float64Array(places.size)
  for (const level of levelOf) sizes[level]! += 1
  return { name: effect.name, levelOf, sizes }
}

/** The partitions of a design's effects in order. Throws a StudyError where two of them are the same. */
export function partitions(table: RatingTable, design: StudyDesign): Partition[] {
  const found = EFFECTS[design].map((effect) => partition(table, effect))
  found.forEach((one, a) => {
    for (const other of found.slice(a + 1)) {
      // Levels are numbered by first appearance, so that equal partitions are equal arrays.
      if (one.sizes.length === other.sizes.length && one.levelOf.every((level, row) => level === other.levelOf[row])) {
        throw new StudyError(
          { reason: 'confounded', effects: [one.name, other.name] },
          `${one.name} and ${other.name} cannot be told apart: they part the ratings in the same way`,
        )
      }
    }
  })
  return found
}

/** The rows of each level, level after level. */
export function rowsByLevel({ levelOf, sizes }: Partition): readonly Int32Array[] {
  const rows = Array.from(sizes, (size) => new Int32Array(size))
  const filled = new Int32Array(sizes.length)
  levelOf.forEach((level, row) => {
    rows[level]![filled[level]!++] = row
  })
  return rows
}

/** Ratings in each pair of a level of one partition and a level of another, pairs without any left out. */
export function overlaps(one: Partition, other: Partition): { one: number; other: number; count: number }[] {
  const counts = new Map<number, number>()
  one.levelOf.forEach((level, row) => {
    const key = level * other.sizes.length + other.levelOf[row]!
    counts.set(key, (counts.get(key) ?? 0) + 1)
  })
  return [...counts].map(([key, count]) => ({
    one: Math.floor(key / other.sizes.length),
    other: key % other.sizes.length,
    count,
  }))
}
