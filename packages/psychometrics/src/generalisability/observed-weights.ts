import type { ErrorWeights } from './coefficients.ts'
import { overlaps, type Partition } from './partitions.ts'

/**
 * The weights of the ratings as they are, each person's score the mean of its ratings. With a(p, j) the share of a
 * person's ratings in level j of an effect, the absolute weight is the mean over persons of sum a^2; the relative weight
 * the mean over pairs of persons of half of sum (a(p, j) - a(q, j))^2: 0 where all have the same raters, more where
 * raters rotate, for then their severity moves ranks too. Balanced crossed data give the textbook's 1/n and 0.
 */
export function observedWeights(effects: readonly Partition[]): ErrorWeights {
  const persons = effects[0]!
  const count = persons.sizes.length
  const weights = effects.map((own) => {
    const sums = new Float64Array(own.sizes.length)
    let squares = 0
    for (const { one, other, count: shared } of overlaps(persons, own)) {
      const share = shared / persons.sizes[one]!
      squares += share ** 2
      sums[other]! += share
    }
    const common = sums.reduce((total, sum) => total + sum ** 2, 0) / count
    return { absolute: squares / count, relative: Math.max(0, squares - common) / (count - 1) }
  })
  return {
    relative: weights.map(({ relative }, b) => (b === 0 ? 0 : relative)),
    absolute: weights.map(({ absolute }, b) => (b === 0 ? 0 : absolute)),
  }
}
