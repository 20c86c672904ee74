import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'

/** One answer option of one item. */
export interface OptionStatistics {
  readonly option: number
  readonly isKey: boolean
  readonly count: number
  /** Of those who answered the item; null where nobody did. */
  readonly share: number | null
  /** Share who chose it within each score group, lowest group first; null for a group without answers. */
  readonly shareByGroup: readonly (number | null)[]
  /**
   * Correlation of choosing it with the number of right answers to the other items (point-biserial). A sound
   * distractor has a negative one. Null where nobody or everybody chose it, or the others' score does not vary.
   */
  readonly pointBiserial: number | null
}

/**
 * How each option of each item attracts persons of each level. `choices` holds the option chosen (0, 1, ...), `key`
 * the right option of each item, `options` how many each item offers. Persons are put into `groups` of nearly equal
 * size by their number of right answers to the other items; persons of one score are never parted.
 */
export function distractorTable(
  choices: ResponseMatrix,
  key: readonly number[],
  options: readonly number[],
  groups = 3,
): OptionStatistics[][] {
  const { items } = choices
  if (key.length !== items || options.length !== items)
    throw new RangeError(`${key.length} keys and ${options.length} numbers of options for ${items} items`)
  if (!Number.isInteger(groups) || groups < 1) throw new RangeError(`${groups} is not a number of score groups`)
  const right = rightAnswers(choices, key)
  return key.map((keyed, item) => {
    const answered = answers(choices, item, options[item]!)
    const rest = answered.map(({ person, option }) => right[person]! - (option === keyed ? 1 : 0))
    const group = scoreGroups(rest, groups)
    return Array.from({ length: options[item]! }, (_, option) => {
      const chosen = answered.map((answer) => answer.option === option)
      const count = chosen.filter(Boolean).length
      return {
        option,
        isKey: option === keyed,
        count,
        share: answered.length > 0 ? count / answered.length : null,
        shareByGroup: Array.from({ length: groups }, (_, g) => shareWithin(chosen, group, g)),
        pointBiserial: pointBiserial(chosen, rest),
      }
    })
  })
}

function rightAnswers({ persons, items, cells }: ResponseMatrix, key: readonly number[]): number[] {
  return Array.from({ length: persons }, (_, person) =>
    key.reduce((sum, keyed, item) => sum + (cells[person * items + item] === keyed ? 1 : 0), 0),
  )
}

function answers({ persons, items, cells }: ResponseMatrix, item: number, options: number) {
  const given: { person: number; option: number }[] = []
  for (let person = 0; person < persons; person += 1) {
    const option = cells[person * items + item]!
    if (option === MISSING) continue
    if (option >= options)
      throw new RangeError(`person ${person + 1} chose option ${option} of item ${item + 1}, which has ${options}`)
    given.push({ person, option })
  }
  return given
}

/** The group of each score, from the middle of the ranks that share it. */
function scoreGroups(scores: readonly number[], groups: number): number[] {
  const below = new Map<number, number>()
  const ascending = [...scores].sort((a, b) => a - b)
  ascending.forEach((score, rank) => {
    if (!below.has(score)) below.set(score, rank)
  })
  const counts = new Map<number, number>()
  for (const score of scores) counts.set(score, (counts.get(score) ?? 0) + 1)
  return scores.map((score) => {
    const middle = (below.get(score)! + counts.get(score)! / 2) / scores.length
    return Math.min(groups - 1, Math.floor(middle * groups))
  })
}

function shareWithin(chosen: readonly boolean[], group: readonly number[], g: number): number | null {
  let n = 0
  let count = 0
  chosen.forEach((is, i) => {
    if (group[i] !== g) return
    n += 1
    if (is) count += 1
  })
  return n > 0 ? count / n : null
}

function pointBiserial(chosen: readonly boolean[], scores: readonly number[]): number | null {
  const n = scores.length
  const x = chosen.filter(Boolean).length
  let sum = 0
  let squares = 0
  let products = 0
  scores.forEach((score, i) => {
    sum += score
    squares += score * score
    if (chosen[i]) products += score
  })
  const varianceX = n * x - x * x
  const varianceY = n * squares - sum * sum
  return varianceX > 0 && varianceY > 0 ? (n * products - x * sum) / Math.sqrt(varianceX * varianceY) : null
}
