/** One score by one rater for one person on one item (criterion, competency). */
export interface Rating {
  readonly person: string
  readonly item: string
  readonly rater: string
  /** A whole number from 0 to 126. */
  readonly score: number
}

export type RatingsProblem =
  | { readonly reason: 'empty' }
  | { readonly reason: 'score'; readonly row: number; readonly score: number }
  | { readonly reason: 'twice'; readonly row: number; readonly first: number }
  | { readonly reason: 'one-score'; readonly item: string | null; readonly score: number }
  | { readonly reason: 'many-scores'; readonly scores: number; readonly most: number }
  | { readonly reason: 'one-rating-each' }
  | { readonly reason: 'too-large'; readonly cells: number }
  | {
      readonly reason: 'inseparable'
      readonly groups: readonly { readonly raters: readonly string[]; readonly items: readonly string[] }[]
    }
  | { readonly reason: 'unknown-rater'; readonly rater: string }

/** Ratings that no model can be fitted to, with what stands in the way; rows count from 0. */
export class RatingsError extends RangeError {
  override readonly name = 'RatingsError'
  readonly problem: RatingsProblem
  constructor(problem: RatingsProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** Ratings by index; each person-item-rater once. */
export interface RatingTable {
  /** In order of first appearance. */
  readonly persons: readonly string[]
  /** In order of first appearance. */
  readonly items: readonly string[]
  /** In order of their names. */
  readonly raters: readonly string[]
  readonly count: number
  readonly person: Int32Array
  readonly item: Int32Array
  readonly rater: Int32Array
  readonly score: Int32Array
  /** Rows left out because they repeat an earlier one to the score. */
  readonly repeated: number
}

/** Throws a RatingsError that names the row where a score is no whole number from 0 to 126 or contradicts another. */
export function indexRatings(ratings: readonly Rating[]): RatingTable {
  if (ratings.length === 0) throw new RatingsError({ reason: 'empty' }, 'there are no ratings')
  const persons = [...new Set(ratings.map(({ person }) => person))]
  const items = [...new Set(ratings.map(({ item }) => item))]
  const raters = [...new Set(ratings.map(({ rater }) => rater))].sort()
  const place = [persons, items, raters].map((names) => new Map(names.map((name, i) => [name, i])))
  const seen = new Map<number, number>()
  const rows: number[] = []
  ratings.forEach(({ person, item, rater, score }, row) => {
    if (!Number.isInteger(score) || score < 0 || score > 126) {
      throw new RatingsError(
        { reason: 'score', row, score },
        `row ${row}: score ${score} of person ${person} is not a whole number from 0 to 126`,
      )
    }
    const cell = (place[0]!.get(person)! * items.length + place[1]!.get(item)!) * raters.length + place[2]!.get(rater)!
    const first = seen.get(cell)
    if (first === undefined) {
      seen.set(cell, row)
      rows.push(row)
    } else if (ratings[first]!.score !== score) {
      throw new RatingsError(
        { reason: 'twice', row, first },
        `rows ${first} and ${row}: rater ${rater} gave person ${person} two scores on ${item}`,
      )
    }
  })
  const kept = rows.map((row) => ratings[row]!)
  return {
    persons,
    items,
    raters,
    count: rows.length,
    person: Int32Array.from(kept, ({ person }) => place[0]!.get(person)!),
    item: Int32Array.from(kept, ({ item }) => place[1]!.get(item)!),
    rater: Int32Array.from(kept, ({ rater }) => place[2]!.get(rater)!),
    score: Int32Array.from(kept, ({ score }) => score),
    repeated: ratings.length - rows.length,
  }
}

/** The rows of a table as ratings again. */
export function listRatings({ persons, items, raters, count, person, item, rater, score }: RatingTable): Rating[] {
  return Array.from({ length: count }, (_, row) => ({
    person: persons[person[row]!]!,
    item: items[item[row]!]!,
    rater: raters[rater[row]!]!,
    score: score[row]!,
  }))
}
