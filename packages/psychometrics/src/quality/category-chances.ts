import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { assertItem, type Item, maxCategory } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import { groupWeightTail } from './group-weight-tail.ts'
import { atLeastMatches } from './match-tails.ts'
import { matchWeightTail } from './match-weight-tail.ts'

/** Which ability each item measures, from 0, and each person's in logits: `thetas[ability][person]`. */
export interface Abilities {
  readonly of: readonly number[]
  readonly thetas: readonly (readonly (number | null)[])[]
}

/** Each person's chances of every category of every item, at the person's ability, or the one of the item's. */
export class CategoryChances {
  private readonly items: readonly Item[]
  private readonly matrix: ResponseMatrix
  private readonly from: Int32Array
  private readonly width: number
  private readonly table: Float64Array
  private readonly abilities: Abilities | null
  /** Chance of a match on each item both of the pair compared last answered. */
  private readonly chances: Float64Array

  constructor(
    items: readonly Item[],
    matrix: ResponseMatrix,
    thetas: readonly (number | null)[],
    abilities: Abilities | null = null,
  ) {
    this.items = items
    this.matrix = matrix
    this.abilities = abilities
    if (abilities && abilities.of.length !== items.length)
      throw new RangeError(`${abilities.of.length} abilities named for ${items.length} items`)
    if (items.length !== matrix.items)
      throw new RangeError(`${matrix.items} columns of responses for ${items.length} items`)
    if (thetas.length !== matrix.persons)
      throw new RangeError(`${thetas.length} abilities for ${matrix.persons} persons`)
    this.from = new Int32Array(items.length + 1)
    items.forEach((item, i) => {
      assertItem(item, String(i + 1))
      this.from[i + 1] = this.from[i]! + maxCategory(item) + 1
    })
    this.width = this.from[items.length]!
    this.table = new Float64Array(matrix.persons * this.width)
    this.chances = new Float64Array(items.length)
    thetas.forEach((theta, person) => {
      if (theta === null) return
      if (!Number.isFinite(theta))
        throw new RangeError(`ability ${theta} of person ${person + 1} is not a finite number`)
      items.forEach((item, i) => {
        const response = matrix.cells[person * items.length + i]!
        if (response > maxCategory(item))
          throw new RangeError(`response ${response} of person ${person + 1} to item ${i + 1} is not a category of it`)
        const own = abilities ? (abilities.thetas[abilities.of[i]!]?.[person] ?? theta) : theta
        this.table.set(categoryProbabilities(item, own), person * this.width + this.from[i]!)
      })
    })
  }

  compare(one: number, other: number) {
    const { items, matrix, from, table, width, chances } = this
    let common = 0
    let matches = 0
    let expected = 0
    let variance = 0
    for (let i = 0; i < items.length; i += 1) {
      const x = matrix.cells[one * items.length + i]!
      const y = matrix.cells[other * items.length + i]!
      if (x === MISSING || y === MISSING) continue
      if (x === y) matches += 1
      let chance = 0
      for (let at = from[i]!; at < from[i + 1]!; at += 1)
        chance += table[one * width + at]! * table[other * width + at]!
      chances[common] = Math.min(1, chance)
      common += 1
      expected += chance
      variance += chance * (1 - chance)
    }
    return { items: common, matches, expected, deviation: Math.sqrt(Math.max(variance, 0)) }
  }

  /** Pairs of the persons that answered an item in common. */
  countPairs(persons: readonly number[]): number {
    if (!this.matrix.cells.includes(MISSING) && this.items.length > 0)
      return (persons.length * (persons.length - 1)) / 2
    let pairs = 0
    for (const [at, one] of persons.entries()) {
      for (let next = at + 1; next < persons.length; next += 1) {
        if (this.items.some((_, i) => this.bothAnswered(one, persons[next]!, i))) pairs += 1
      }
    }
    return pairs
  }

  /** Of a pair just compared. */
  generalisedBinomial({ items, matches }: { items: number; matches: number }): number {
    return atLeastMatches(this.chances.subarray(0, items), matches)
  }

  /** Of the pair, the lower scorer (the first, where they are level) is the one whose answers are explained. Exact up to `enough`. */
  givenScore(one: number, other: number, enough: number): number {
    const { items, matrix, from, table, width } = this
    const common = this.common(one, other)
    const total = (person: number) => common.reduce((sum, i) => sum + matrix.cells[person * items.length + i]!, 0)
    const [person, source] = total(one) <= total(other) ? [one, other] : [other, one]
    const matchable = (i: number) => ({
      chances: table.subarray(person * width + from[i]!, person * width + from[i + 1]!),
      own: matrix.cells[person * items.length + i]!,
      source: matrix.cells[source * items.length + i]!,
    })
    const { abilities } = this
    if (!abilities) return matchWeightTail(common.map(matchable), enough)
    return groupWeightTail([...Map.groupBy(common, (i) => abilities.of[i]!).values()].map((own) => own.map(matchable)))
  }

  private common(one: number, other: number): number[] {
    return this.items.flatMap((_, i) => (this.bothAnswered(one, other, i) ? [i] : []))
  }

  private bothAnswered(one: number, other: number, item: number): boolean {
    const { cells, items } = this.matrix
    return cells[one * items + item] !== MISSING && cells[other * items + item] !== MISSING
  }
}
