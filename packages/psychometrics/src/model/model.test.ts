import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyItem } from '../testing/any-item.ts'
import { categoryCurves } from './curves.ts'
import { itemInformation } from './information.ts'
import { assertItem, type Item } from './item.ts'
import { categoryProbabilities, logCategoryProbabilities } from './probability.ts'

const theta = fc.double({ min: -4, max: 4, noNaN: true })

describe('item models', () => {
  it('share out a probability of 1, and both ways of computing it agree', () => {
    fc.assert(
      fc.property(anyItem, theta, (item, at) => {
        assertItem(item, '1')
        const direct = categoryProbabilities(item, at)
        expect(direct.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12)
        categoryCurves(item, at).p.forEach((p, k) => {
          expect(p).toBeCloseTo(direct[k]!, 12)
        })
      }),
    )
  })

  it('have the derivatives that differences show', () => {
    fc.assert(
      fc.property(anyItem, theta, (item, at) => {
        const h = 1e-4
        const [below, here, above] = [at - h, at, at + h].map((x) => categoryProbabilities(item, x))
        const { d1, d2 } = categoryCurves(item, at)
        here!.forEach((p, k) => {
          expect(d1[k]).toBeCloseTo((above![k]! - below![k]!) / (2 * h), 5)
          expect(d2[k]).toBeCloseTo((above![k]! - 2 * p + below![k]!) / h ** 2, 4)
        })
      }),
    )
  })

  it('inform by the expected negative second derivative of the log-likelihood, below an upper asymptote too', () => {
    fc.assert(
      fc.property(anyItem, theta, (item, at) => {
        const h = 1e-3
        const logs = [at - h, at, at + h].map((x) => categoryProbabilities(item, x).map(Math.log))
        const expected = categoryProbabilities(item, at).reduce(
          (sum, p, k) => sum - (p * (logs[0]![k]! - 2 * logs[1]![k]! + logs[2]![k]!)) / h ** 2,
          0,
        )
        // What the differences leave out grows with the slope, so it is held as a share.
        expect(Math.abs(itemInformation(item, at) - expected) / (1 + expected)).toBeLessThan(1e-4)
      }),
    )
  })

  it('have a finite log-probability of a category that is all but impossible', () => {
    const far: Item[] = [
      { model: '3PL', a: 25, b: [-100], c: 0.3 },
      { model: '4PL', a: 25, b: [-100], c: 0, d: 1 },
      { model: '4PL', a: 25, b: [100], c: 0, d: 0.9 },
    ]
    for (const item of far) for (const log of logCategoryProbabilities(item, 0)) expect(Number.isFinite(log)).toBe(true)
    expect(logCategoryProbabilities(far[0]!, 0)[0]).toBeCloseTo(Math.log(0.7) - 2500, 9)
  })

  it.each([
    [{ model: 'GRM', a: 1, b: [0, 0] }, /locations of a graded item ascend/],
    [{ model: '3PL', a: 1, b: [0], c: 1.2 }, /lower asymptote 1.2/],
    [{ model: '2PL', a: Number.NaN, b: [0] }, /not a finite number/],
    [{ model: '4PL', a: 1, b: [0], c: 0.3, d: 0.2 }, /upper asymptote/],
  ] as [Item, RegExp][])('are refused by name where they are none: %j', (item, sentence) => {
    expect(() => assertItem(item, 'I7')).toThrow(/item I7/)
    expect(() => assertItem(item, 'I7')).toThrow(sentence)
  })
})
