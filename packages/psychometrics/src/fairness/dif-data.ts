import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'

/** Responses of two groups: `isFocal` holds 1 for a person of the focal group, 0 for one of the reference group. */
export interface DifData {
  readonly matrix: ResponseMatrix
  readonly isFocal: Uint8Array
}

/**
 * How persons are matched. `total`: the sum of the answered matching items, raised in proportion to what they could have
 * brought at most where some were not presented, and rounded; without missing responses it is the plain sum.
 * `answered`: the plain sum of what was answered, as if the rest were wrong (as difR does).
 */
export type Matching = 'total' | 'answered'

export interface DifSettings {
  /** Chance of a false alarm per item that the flags allow; 0.05 unless told. */
  readonly alpha?: number
  /** Match again on the items that were not flagged until the flags repeat. */
  readonly purify?: boolean
  /** Rounds of purification that may be made; 10 unless told. */
  readonly iterations?: number
  readonly match?: Matching
}

/** What every DIF method says of an item. */
export interface DifItem {
  /** Chi-square, or null where the data cannot give one; `remark` then says why. */
  readonly statistic: number | null
  readonly df: number
  readonly p: number | null
  readonly flagged: boolean
  readonly remark: string | null
}

/** Refuses data on which no method can speak, naming what is wrong. */
export function assertDifData({ matrix, isFocal }: DifData, { alpha = 0.05, iterations = 10 }: DifSettings): void {
  if (isFocal.length !== matrix.persons) {
    throw new RangeError(`${isFocal.length} group memberships for ${matrix.persons} persons`)
  }
  const focal = isFocal.reduce((sum, member) => sum + member, 0)
  if (focal === 0) throw new RangeError('the focal group has no persons')
  if (focal === matrix.persons) throw new RangeError('the reference group has no persons')
  if (matrix.items === 0) throw new RangeError('there are no items')
  if (!(alpha > 0 && alpha < 1)) throw new RangeError(`alpha ${alpha} is not between 0 and 1`)
  if (!Number.isInteger(iterations) || iterations < 1) {
    throw new RangeError(`${iterations} is not a number of rounds of purification; at least 1`)
  }
}

/** Highest category used of each item, 0 where nobody answered. */
export function highestCategories({ persons, items, cells }: ResponseMatrix): Int32Array {
  const highest = new Int32Array(items)
  for (let person = 0; person < persons; person += 1) {
    for (let item = 0; item < items; item += 1) {
      const value = cells[person * items + item]!
      if (value !== MISSING && value > highest[item]!) highest[item] = value
    }
  }
  return highest
}

/** Refuses items that are not right or wrong. */
export function assertDichotomous(matrix: ResponseMatrix): void {
  const at = highestCategories(matrix).findIndex((highest) => highest > 1)
  if (at >= 0) throw new RangeError(`item ${at + 1} has categories above 1; use a method for several categories`)
}
