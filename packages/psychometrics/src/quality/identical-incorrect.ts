import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'

/** Options chosen (0, 1, ..) and the right one of each item. */
export interface KeyedChoices {
  readonly choices: ResponseMatrix
  readonly key: readonly number[]
}

/** Items on which two persons chose the same wrong option. */
export function countIdenticalIncorrect({ choices, key }: KeyedChoices, one: number, other: number): number {
  const { items, cells } = choices
  if (key.length !== items) throw new RangeError(`${key.length} keys for ${items} items`)
  let count = 0
  for (let i = 0; i < items; i += 1) {
    const option = cells[one * items + i]!
    if (option !== MISSING && option !== key[i] && option === cells[other * items + i]) count += 1
  }
  return count
}
