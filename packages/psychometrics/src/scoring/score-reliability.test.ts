import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { empiricalReliability, marginalReliability } from './score-reliability.ts'
import { scoreResponses } from './score-responses.ts'
import { simulateResponse } from './simulate.ts'

const items: Item[] = Array.from({ length: 20 }, (_, i) => ({ model: '2PL', a: 1, b: [-2 + i / 5] }))

describe('reliability of scores', () => {
  it('comes to the same from the model and from the scores of a simulated population', () => {
    const random = createRandom(4)
    const variance = 0.6
    const rows = Array.from({ length: 4000 }, () => {
      const theta = Math.sqrt(variance) * random.normal()
      return items.map((item) => simulateResponse(item, theta, random))
    })
    const model = marginalReliability(items, { variance })
    const eap = scoreResponses(items, responseMatrix(rows), { method: 'eap', prior: { variance } })
    expect(Math.abs(model - empiricalReliability(eap.theta, eap.standardError)!)).toBeLessThan(0.02)
    const wle = scoreResponses(items, responseMatrix(rows), { method: 'wle' })
    expect(Math.abs(model - empiricalReliability(wle.theta, wle.standardError, 'observed')!)).toBeLessThan(0.04)
  })

  it('rises with the items and stays within 0 to 1', () => {
    const shares = [1, 5, 20].map((n) => marginalReliability(items.slice(0, n)))
    expect(shares.toSorted()).toEqual(shares)
    expect(shares[0]).toBeGreaterThan(0)
    expect(shares[2]).toBeLessThan(1)
  })

  it('is the program’s other number only where the variance is not 1', () => {
    expect(marginalReliability(items, { form: 'mirt' })).toBeCloseTo(marginalReliability(items), 12)
    expect(marginalReliability(items, { variance: 0.5, form: 'mirt' })).toBeGreaterThan(
      marginalReliability(items, { variance: 0.5 }),
    )
  })

  it('is null where there is nothing to tell apart, and leaves persons without an estimate out', () => {
    expect(empiricalReliability([], [])).toBeNull()
    expect(empiricalReliability([1, null], [0.5, null])).toBeNull()
    expect(empiricalReliability([1, 1], [0, 0])).toBeNull()
    expect(empiricalReliability([1, null, -1], [1, null, 1])).toBeCloseTo(2 / 3, 12)
    expect(empiricalReliability([1, null, -1], [1, null, 1], 'observed')).toBeCloseTo(1 / 2, 12)
    expect(empiricalReliability([1, 1], [1, 1], 'observed')).toBeNull()
    expect(() => empiricalReliability([1], [])).toThrow('0 standard errors for 1 estimates')
    expect(() => marginalReliability(items, { variance: 0 })).toThrow(RangeError)
  })
})
