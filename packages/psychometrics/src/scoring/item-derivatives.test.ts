import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { categoryCurves } from '../model/curves.ts'
import { testInformation } from '../model/information.ts'
import { type Item, maxCategory } from '../model/item.ts'
import { logCategoryProbabilities } from '../model/probability.ts'
import { anyItem } from '../testing/any-item.ts'
import { PatternDerivatives } from './item-derivatives.ts'

const theta = fc.double({ min: -3, max: 3, noNaN: true })
const runs = { numRuns: 50 }
const all = (items: readonly Item[], at: number, cells = new Int8Array(items.length)) => ({
  ...new PatternDerivatives(items).evaluate(at, cells, 0, true),
})
const h = 1e-4
const difference = (below: number, above: number) => (above - below) / (2 * h)

describe('PatternDerivatives', () => {
  it('differentiates the log-likelihood of every model as differences do', () => {
    fc.assert(
      fc.property(anyItem, theta, fc.nat(), (item, at, n) => {
        const response = n % (maxCategory(item) + 1)
        const log = (x: number) => logCategoryProbabilities(item, x)[response]!
        const { score, curvature } = all([item], at, Int8Array.of(response))
        expect(score).toBeCloseTo(difference(log(at - h), log(at + h)), 5)
        expect(curvature).toBeCloseTo((log(at + h) - 2 * log(at) + log(at - h)) / h ** 2, 5)
      }),
      runs,
    )
  })

  it('has the information that the model has, and Warm’s J', () => {
    fc.assert(
      fc.property(fc.array(anyItem, { minLength: 1, maxLength: 5 }), theta, (items, at) => {
        const sums = all(items, at)
        const warm = items.flatMap((item) => {
          const { p, d1, d2 } = categoryCurves(item, at)
          return Array.from(p, (mass, k) => (d1[k]! * d2[k]!) / mass)
        })
        expect(sums.information).toBeCloseTo(testInformation(items, at), 9)
        expect(sums.warm).toBeCloseTo(
          warm.reduce((sum, value) => sum + value, 0),
          9,
        )
      }),
      runs,
    )
  })

  it('differentiates the information and Warm’s J as differences do', () => {
    fc.assert(
      fc.property(anyItem, theta, (item, at) => {
        const [below, here, above] = [at - h, at, at + h].map((x) => all([item], x))
        expect(here!.information1).toBeCloseTo(difference(below!.information, above!.information), 4)
        expect(here!.information2).toBeCloseTo(difference(below!.information1, above!.information1), 4)
        expect(here!.warm1).toBeCloseTo(difference(below!.warm, above!.warm), 4)
      }),
      runs,
    )
  })

  it('is finite at any ability, however far, and for any slope', () => {
    const items: Item[] = [
      { model: '2PL', a: 40, b: [0] },
      { model: '3PL', a: 40, b: [0], c: 0.2 },
      { model: '4PL', a: 40, b: [0], c: 0, d: 0.9 },
      { model: 'GRM', a: 40, b: [-1, 1] },
      { model: 'GPCM', a: 40, b: [1, -1] },
      { model: 'NRM', slopes: [0, 30, -30], intercepts: [0, 1, 2] },
    ]
    for (const at of [-1e4, -50, 0, 50, 1e4])
      for (const response of [0, 1])
        expect(Object.values(all(items, at, new Int8Array(6).fill(response))).every(Number.isFinite)).toBe(true)
  })

  it('leaves out what was not answered', () => {
    const items: Item[] = [
      { model: '2PL', a: 1, b: [0] },
      { model: 'GRM', a: 1, b: [0, 1] },
    ]
    expect(all(items, 0.3, Int8Array.of(1, -1))).toEqual(all([items[0]!], 0.3, Int8Array.of(1)))
  })
})
