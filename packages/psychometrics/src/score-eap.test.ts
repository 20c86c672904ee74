import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import reference from '../../../validation/eap-reference.json' with { type: 'json' }
import type { Item, Response } from './item.ts'
import { levelOf, levelsFromCuts, thetaToLevelScale } from './levels.ts'
import { posteriorQuantile } from './posterior.ts'
import { categoryProbabilities } from './probability.ts'
import { createRandom } from './random.ts'
import { scoreEap } from './score-eap.ts'
import { simulateResponse } from './simulate.ts'

const item: fc.Arbitrary<Item> = fc.record({
  model: fc.constant('GPCM' as const),
  a: fc.double({ min: 0.3, max: 2.5, noNaN: true }),
  b: fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 1, maxLength: 3 }),
})
const answered = item.chain((one) => fc.tuple(fc.constant(one), fc.integer({ min: 0, max: one.b.length })))

describe('scoreEap', () => {
  it.each(reference.sets)('agrees with mirt: $name', ({ bank, patterns, theta, se }) => {
    patterns.forEach((pattern, i) => {
      const estimate = scoreEap(bank as Item[], pattern as Response[])
      expect(Math.abs(estimate.theta - theta[i]!)).toBeLessThan(1e-4)
      expect(Math.abs(estimate.standardError - se[i]!)).toBeLessThan(1e-4)
    })
  })
  it('ignores the order of the items', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 20 }), (pairs) => {
        const score = (list: typeof pairs) =>
          scoreEap(
            list.map(([one]) => one),
            list.map(([, response]) => response),
          ).theta
        expect(score(pairs.toReversed())).toBeCloseTo(score(pairs), 9)
      }),
    )
  })
  it('is the prior when nothing was presented', () => {
    const { theta, standardError } = scoreEap([{ model: '2PL', a: 1, b: [0] }], [null])
    expect(theta).toBeCloseTo(0, 9)
    expect(standardError).toBeCloseTo(1, 4)
  })
  it('never lowers the estimate for a better answer to the same item', () => {
    fc.assert(
      fc.property(item, (one) => {
        const thetas = Array.from({ length: one.b.length + 1 }, (_, category) => scoreEap([one], [category]).theta)
        expect(thetas).toEqual(thetas.toSorted((low, high) => low - high))
      }),
    )
  })
  it('refuses a category that the item does not have', () => {
    expect(() => scoreEap([{ model: '2PL', a: 1, b: [0] }], [2])).toThrow(/category 0 to 1/)
  })
})

describe('levels', () => {
  const cuts = [-1, -0.2, 0.6, 1.4] as const
  it('begins a level at its cut, inclusive', () => {
    expect([-1.001, -1, -0.2, 0.6, 1.4].map((theta) => levelOf(theta, cuts))).toEqual([1, 2, 3, 4, 5])
  })
  it('reads 2.5 at the cut between 2 and 3, and never leaves 1 to 5', () => {
    expect(thetaToLevelScale(-0.2, cuts)).toBeCloseTo(2.5, 12)
    expect([thetaToLevelScale(-6, cuts), thetaToLevelScale(6, cuts)]).toEqual([1, 5])
  })
  it('gives probabilities that sum to one, and quantiles in order', () => {
    const { posterior } = scoreEap([{ model: 'GPCM', a: 1.2, b: [-1, 0, 1] }], [2])
    expect(levelsFromCuts(posterior, cuts).probabilities.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9)
    expect(posteriorQuantile(posterior, 0.1)).toBeLessThan(posteriorQuantile(posterior, 0.9))
  })
})

describe('simulateResponse', () => {
  it('draws categories as often as the model says', () => {
    const random = createRandom(11)
    const one: Item = { model: 'GPCM', a: 1, b: [-0.5, 0.5] }
    const counts = [0, 0, 0]
    for (let i = 0; i < 20_000; i += 1) counts[simulateResponse(one, 0.3, random)]! += 1
    categoryProbabilities(one, 0.3).forEach((p, category) => {
      expect(Math.abs(counts[category]! / 20_000 - p)).toBeLessThan(0.015)
    })
  })
})
