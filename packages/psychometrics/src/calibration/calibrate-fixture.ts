import { MISSING, type ResponseMatrix } from '../data/response-matrix.ts'
import { logistic } from '../model/probability.ts'
import { createRandom } from '../random.ts'

/** A graded test to be calibrated; abilities are normal. */
export interface Simulation {
  readonly persons: number
  readonly items: number
  readonly categories: number
  /** Share of responses that are missing. */
  readonly missing?: number
  readonly seed: number
  readonly mean?: number
  readonly deviation?: number
}

/** True slope and ascending locations of an item, spread over the ability scale. */
export function truthOf({ items, categories }: Pick<Simulation, 'items' | 'categories'>, item: number) {
  const centre = (3 * (item + 0.5)) / items - 1.5
  return {
    a: 0.8 + 0.2 * (item % 5),
    b: Array.from({ length: categories - 1 }, (_, k) => centre + 0.9 * (k - (categories - 2) / 2)),
  }
}

export function simulateResponses(simulation: Simulation): ResponseMatrix {
  const { persons, items, missing = 0, seed, mean = 0, deviation = 1 } = simulation
  const random = createRandom(seed)
  const cells = new Int8Array(persons * items)
  for (let person = 0; person < persons; person += 1) {
    const theta = mean + deviation * random.normal()
    for (let item = 0; item < items; item += 1) {
      const { a, b } = truthOf(simulation, item)
      const draw = random.uniform()
      const category = b.reduce((count, step) => count + (draw < logistic(a * (theta - step)) ? 1 : 0), 0)
      cells[person * items + item] = random.uniform() < missing ? MISSING : category
    }
  }
  return { persons, items, cells }
}
