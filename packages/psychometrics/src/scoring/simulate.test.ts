import { describe, expect, it } from 'vitest'
import type { Item } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import { createRandom } from '../random.ts'
import { simulateResponse } from './simulate.ts'

const DRAWS = 20_000

describe('categoryProbabilities', () => {
  it('is the logistic curve for a 2PL item', () => {
    const [, right] = categoryProbabilities({ model: '2PL', a: 1.3, b: [0.4] }, 1.1)
    expect(right).toBeCloseTo(1 / (1 + Math.exp(-1.3 * (1.1 - 0.4))), 12)
  })

  it('steps by a (theta - b_k) in log odds for a partial credit item', () => {
    const p = categoryProbabilities({ model: 'GPCM', a: 0.8, b: [-1, 0.5, 0.2] }, 0.3)
    expect(Math.log(p[1]! / p[0]!)).toBeCloseTo(0.8 * 1.3, 12)
    expect(Math.log(p[2]! / p[1]!)).toBeCloseTo(0.8 * -0.2, 12)
    expect(Math.log(p[3]! / p[2]!)).toBeCloseTo(0.8 * 0.1, 12)
  })
})

describe('simulateResponse', () => {
  it('draws each category as often as the model says', () => {
    const item: Item = { model: 'GPCM', a: 1.1, b: [-0.5, 0.1, 0.9] }
    const random = createRandom(11)
    const counts = [0, 0, 0, 0]
    for (let draw = 0; draw < DRAWS; draw += 1) counts[simulateResponse(item, 0.4, random)]! += 1
    // Four standard errors of a share of one half.
    categoryProbabilities(item, 0.4).forEach((expected, category) => {
      expect(Math.abs(counts[category]! / DRAWS - expected)).toBeLessThan(4 * Math.sqrt(0.25 / DRAWS))
    })
  })
})

describe('createRandom', () => {
  const draws = (seed: number) => {
    const random = createRandom(seed)
    return Array.from({ length: 5 }, () => random.uniform())
  }

  it('repeats itself for a seed and differs for another', () => {
    expect(draws(1)).toEqual(draws(1))
    expect(draws(1)).not.toEqual(draws(2))
  })

  it('has the mean and spread of a standard normal', () => {
    const random = createRandom(5)
    const values = Array.from({ length: DRAWS }, () => random.normal())
    const mean = values.reduce((sum, value) => sum + value, 0) / DRAWS
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / DRAWS
    expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(DRAWS))
    expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / DRAWS))
  })

  it('shuffles into each order equally often, leaving the original alone', () => {
    const random = createRandom(3)
    const original = ['a', 'b', 'c']
    const orders = new Map<string, number>()
    for (let draw = 0; draw < 6000; draw += 1) {
      const order = random.shuffle(original).join('')
      orders.set(order, (orders.get(order) ?? 0) + 1)
    }
    expect(original).toEqual(['a', 'b', 'c'])
    expect(orders.size).toBe(6)
    expect(Math.max(...orders.values())).toBeLessThan(1000 + 4 * Math.sqrt(6000 * (1 / 6) * (5 / 6)))
  })
})
