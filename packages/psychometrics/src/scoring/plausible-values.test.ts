import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { plausibleValues } from './plausible-values.ts'
import { scorePattern } from './score-responses.ts'
import { simulateResponse } from './simulate.ts'

const items: Item[] = Array.from({ length: 15 }, (_, i) => ({ model: '2PL', a: 1.2, b: [-1.4 + i / 5] }))
const moments = (values: Float64Array) => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length }
}

describe('plausibleValues', () => {
  it('scatter about EAP as its error says', () => {
    const pattern = items.map((_, i) => (i < 9 ? 1 : 0))
    const { mean, variance } = moments(plausibleValues(items, responseMatrix([pattern]), { draws: 20_000, seed: 2 }))
    const { theta, standardError } = scorePattern(items, pattern, { method: 'eap' })
    expect(Math.abs(mean - theta!)).toBeLessThan((4 * standardError!) / Math.sqrt(20_000))
    expect(Math.abs(variance / standardError! ** 2 - 1)).toBeLessThan(0.05)
  })

  it('give back the population’s mean and variance, where EAP shrinks it', () => {
    const random = createRandom(8)
    const rows = Array.from({ length: 4000 }, () => {
      const theta = 0.5 + 1.3 * random.normal()
      return items.map((item) => simulateResponse(item, theta, random))
    })
    const prior = { mean: 0.5, variance: 1.69 }
    const { mean, variance } = moments(plausibleValues(items, responseMatrix(rows), { seed: 3, prior }))
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.1)
    expect(Math.abs(variance / 1.69 - 1)).toBeLessThan(0.1)
  })

  it('repeat themselves for a seed, and draw from the prior for nothing answered', () => {
    const matrix = responseMatrix([items.map(() => null)])
    expect(plausibleValues(items, matrix, { seed: 1 })).toEqual(plausibleValues(items, matrix, { seed: 1 }))
    expect(plausibleValues(items, matrix, { seed: 1 })).not.toEqual(plausibleValues(items, matrix, { seed: 2 }))
    expect(moments(plausibleValues(items, matrix, { draws: 20_000, seed: 1 })).variance).toBeCloseTo(1, 1)
    expect(() => plausibleValues(items, matrix, { draws: 0, seed: 1 })).toThrow('0 is not a number of draws')
  })
})
