import type { RatingTable } from '../raters/index.ts'
import type { GeneralizabilityDesign } from './generalizability.ts'
import { meanOf } from './rating-rows.ts'
import type { BalancedScores } from './variance-components.ts'

export interface Balanced extends BalancedScores {
  readonly dropped: readonly string[]
  readonly mean: number
}

/**
 * The persons whose ratings fill the design wholly, with their scores by index. A facet the design does not have must
 * have one level in the ratings.
 */
export function balance(table: RatingTable, design: GeneralizabilityDesign): Balanced {
  const hasItems = design.includes('i')
  const hasRaters = design.includes('r')
  if (!hasItems && table.items.length > 1) throw unfit(design, `there are ${table.items.length} items instead of one`)
  if (!hasRaters && table.raters.length > 1)
    throw unfit(design, `there are ${table.raters.length} raters instead of one`)
  const isNested = design === 'r:p' || design === 'i x (r:p)'
  const rows = Array.from({ length: table.persons.length }, (): { item: number; rater: number; score: number }[] => [])
  for (let row = 0; row < table.count; row += 1) {
    rows[table.person[row]!]!.push({ item: table.item[row]!, rater: table.rater[row]!, score: table.score[row]! })
  }
  const shape =
    design === 'p x (i:r)' ? itemsOfRaters(table, design) : isNested ? ratersOfPersons(rows, table) : everyone(table)
  const kept: { [key: number]: number }[] = []
  const dropped: string[] = []
  rows.forEach((own, person) => {
    const scores = shape.place(own)
    if (scores && Object.keys(scores).length === shape.items * shape.raters) kept.push(scores)
    else dropped.push(table.persons[person]!)
  })
  if (kept.length < 2) {
    throw unfit(
      design,
      `${kept.length} persons have all ratings, at least 2 are needed; missing for example ${dropped[0]}`,
    )
  }
  const sizes: Record<string, number> = { p: kept.length }
  if (hasItems) sizes.i = atLeastTwo(shape.items, 'items', design)
  if (hasRaters) sizes.r = atLeastTwo(shape.raters, 'raters', design)
  return {
    sizes,
    dropped,
    mean: meanOf(kept.flatMap((scores) => Object.values(scores))),
    score: ({ p = 0, i = 0, r = 0 }) => kept[p]![i * shape.raters + r]!,
  }
}

interface Shape {
  readonly items: number
  readonly raters: number
  /** Scores of a person by item * raters + rater, or null where the person does not fit. */
  place(own: readonly { item: number; rater: number; score: number }[]): { [key: number]: number } | null
}

function everyone({ items, raters }: RatingTable): Shape {
  return {
    items: items.length,
    raters: raters.length,
    place: (own) => Object.fromEntries(own.map(({ item, rater, score }) => [item * raters.length + rater, score])),
  }
}

/** Raters of each person in their order; the number that most persons have. */
function ratersOfPersons(rows: readonly (readonly { rater: number }[])[], { items }: RatingTable): Shape {
  const counts = rows.map((own) => new Set(own.map(({ rater }) => rater)).size)
  const most = [...new Set(counts)].sort((a, b) => times(counts, b) - times(counts, a) || b - a)[0]!
  return {
    items: items.length,
    raters: most,
    place(own) {
      const raters = [...new Set(own.map(({ rater }) => rater))].sort((a, b) => a - b)
      if (raters.length !== most) return null
      return Object.fromEntries(own.map(({ item, rater, score }) => [item * most + raters.indexOf(rater), score]))
    },
  }
}

/** Items of each rater in their order; every rater must bring as many. */
function itemsOfRaters({ items, raters, count, item, rater }: RatingTable, design: GeneralizabilityDesign): Shape {
  const own = raters.map(() => new Set<number>())
  for (let row = 0; row < count; row += 1) own[rater[row]!]!.add(item[row]!)
  const lists = own.map((set) => [...set].sort((a, b) => a - b))
  const size = lists[0]!.length
  const odd = lists.findIndex((list) => list.length !== size)
  if (odd >= 0) throw unfit(design, `rater ${raters[odd]} has ${lists[odd]!.length} items, rater ${raters[0]} ${size}`)
  const shared = items.find((_, i) => lists.filter((list) => list.includes(i)).length > 1)
  if (shared !== undefined) throw unfit(design, `item ${shared} belongs to more than one rater`)
  return {
    items: size,
    raters: raters.length,
    place: (rows) =>
      Object.fromEntries(
        rows.map((row) => [lists[row.rater]!.indexOf(row.item) * raters.length + row.rater, row.score]),
      ),
  }
}

const times = (values: readonly number[], wanted: number): number => values.filter((value) => value === wanted).length

function atLeastTwo(size: number, facet: string, design: GeneralizabilityDesign): number {
  if (size >= 2) return size
  throw unfit(design, `there is one level of ${facet}, at least 2 are needed`)
}

const unfit = (design: GeneralizabilityDesign, reason: string): RangeError =>
  new RangeError(`the ratings do not make a ${design} design: ${reason}`)
