import type { Item } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import type { Random } from '../random.ts'

/** Draws a category from the item model at `theta` (logits). */
export function simulateResponse(item: Item, theta: number, random: Random): number {
  const probabilities = categoryProbabilities(item, theta)
  let left = random.uniform()
  for (let category = 0; category < probabilities.length - 1; category += 1) {
    left -= probabilities[category]!
    if (left < 0) return category
  }
  return probabilities.length - 1
}
