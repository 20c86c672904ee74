import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'

/** Items for tests and benches: 2PL, 3PL, graded and partial credit in turn, from a seed. */
export function sampleItems(count: number, seed: number): Item[] {
  const random = createRandom(seed)
  return Array.from({ length: count }, (_, i): Item => {
    const a = Math.exp(0.2 + 0.3 * random.normal())
    const b = 1.3 * random.normal()
    if (i % 4 === 0) return { model: '2PL', a, b: [b] }
    if (i % 4 === 1) return { model: '3PL', a, b: [b], c: 0.05 + 0.2 * random.uniform() }
    if (i % 4 === 2) return { model: 'GRM', a, b: [b - 1.2, b - 0.3, b + 0.4, b + 1.3] }
    return { model: 'GPCM', a, b: [b - 0.8, b + 0.1, b + 0.7] }
  })
}
