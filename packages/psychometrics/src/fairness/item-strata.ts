import { MISSING } from '../data/response-matrix.ts'
import { type DifData, highestCategories, type Matching } from './dif-data.ts'

/** Persons who answered one item, by matching score, group and category. */
export interface ItemStrata {
  /** Matching scores that occur, ascending. */
  readonly scores: Int32Array
  /** Categories 0 .. categories - 1. */
  readonly categories: number
  /** Persons at `(stratum * 2 + group) * categories + category`; group 0 is the reference, 1 the focal group. */
  readonly counts: Float64Array
}

/**
 * Strata of every item. The matching score of an item sums the anchors and the item itself: leaving the studied item out
 * would let ability pass for bias (Holland & Thayer, 1988). Who was not presented the item is in none of its strata.
 */
export function createStrata(data: DifData, isAnchor: Uint8Array, match: Matching): (item: number) => ItemStrata {
  const { matrix, isFocal } = data
  const highest = highestCategories(matrix)
  const sums = new Int32Array(matrix.persons)
  const possible = new Int32Array(matrix.persons)
  let most = 0
  for (let item = 0; item < matrix.items; item += 1) if (isAnchor[item]) most += highest[item]!
  for (let person = 0; person < matrix.persons; person += 1) {
    for (let item = 0; item < matrix.items; item += 1) {
      const value = matrix.cells[person * matrix.items + item]!
      if (!isAnchor[item] || value === MISSING) continue
      sums[person]! += value
      possible[person]! += highest[item]!
    }
  }
  return (item) => {
    const own = isAnchor[item] ? 0 : 1
    const top = most + own * highest[item]!
    const categories = Math.max(1, highest[item]!) + 1
    const counts = new Float64Array((top + 1) * 2 * categories)
    for (let person = 0; person < matrix.persons; person += 1) {
      const value = matrix.cells[person * matrix.items + item]!
      if (value === MISSING) continue
      const sum = sums[person]! + own * value
      const reach = possible[person]! + own * highest[item]!
      const score = match === 'answered' || reach === top || reach === 0 ? sum : Math.round((sum / reach) * top)
      counts[(score * 2 + isFocal[person]!) * categories + value]! += 1
    }
    return withoutEmpty(counts, categories)
  }
}

function withoutEmpty(counts: Float64Array, categories: number): ItemStrata {
  const width = 2 * categories
  const scores: number[] = []
  for (let score = 0; score * width < counts.length; score += 1) {
    if (counts.subarray(score * width, (score + 1) * width).some((persons) => persons > 0)) scores.push(score)
  }
  const kept = new Float64Array(scores.length * width)
  scores.forEach((score, stratum) => {
    kept.set(counts.subarray(score * width, (score + 1) * width), stratum * width)
  })
  return { scores: Int32Array.from(scores), categories, counts: kept }
}

/** Why no statistic can be had of these strata at all, or null. */
export function emptyRemark({ counts, categories }: ItemStrata): string | null {
  const byGroup = [0, 0]
  const byCategory = new Float64Array(categories)
  counts.forEach((persons, at) => {
    byGroup[Math.floor(at / categories) % 2]! += persons
    byCategory[at % categories]! += persons
  })
  if (byGroup[0] === 0) return 'nobody of the reference group answered the item'
  if (byGroup[1] === 0) return 'nobody of the focal group answered the item'
  return byCategory.filter((persons) => persons > 0).length < 2 ? 'everybody gave the same response' : null
}
