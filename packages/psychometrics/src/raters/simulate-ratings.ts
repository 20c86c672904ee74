import { createRandom } from '../random.ts'
import type { Rating } from './ratings.ts'

export interface RatingDesign {
  readonly persons: number
  /** Standard deviation of ability, logits; its mean is 0. */
  readonly spread: number
  /** Difficulties, severities and steps, logits. */
  readonly items: readonly number[]
  readonly raters: readonly number[]
  readonly steps: readonly number[]
  /** Raters of each person, in rotation so that all are linked. */
  readonly ratersEach: number
  readonly seed: number
}

/** Ratings drawn from the many-facet rating scale model: persons P0001 on, items I1 on, raters R01 on. */
export function simulateRatings({ persons, spread, items, raters, steps, ratersEach, seed }: RatingDesign): Rating[] {
  const random = createRandom(seed)
  const ratings: Rating[] = []
  for (let p = 0; p < persons; p += 1) {
    const theta = spread * random.normal()
    // Beyond two raters a longer turn would meet the first again.
    const turn = ratersEach > 2 ? 1 : 1 + (Math.floor(p / raters.length) % Math.max(1, raters.length - 1))
    for (let r = 0; r < ratersEach; r += 1) {
      const rater = (p + r * turn) % raters.length
      items.forEach((difficulty, i) => {
        ratings.push({
          person: `P${String(p + 1).padStart(4, '0')}`,
          item: `I${i + 1}`,
          rater: `R${String(rater + 1).padStart(2, '0')}`,
          score: draw(theta - difficulty - raters[rater]!, steps, random.uniform()),
        })
      })
    }
  }
  return ratings
}

function draw(location: number, steps: readonly number[], uniform: number): number {
  const shares = [1]
  let logit = 0
  for (const step of steps) {
    logit += location - step
    shares.push(Math.exp(logit))
  }
  let left = uniform * shares.reduce((sum, share) => sum + share, 0)
  let category = 0
  while (category < steps.length && left >= shares[category]!) left -= shares[category++]!
  return category
}
