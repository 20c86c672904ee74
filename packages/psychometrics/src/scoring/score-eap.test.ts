import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import reference from '../../../../validation/eap-reference.json' with { type: 'json' }
import { type Item, maxCategory, type Response } from '../model/item.ts'
import { posteriorBelow } from './posterior.ts'
import { scoreEap } from './score-eap.ts'

/** Logits. */
const TOLERANCE = 1e-4

const slope = fc.double({ min: 0.2, max: 3, noNaN: true })
const location = fc.double({ min: -3, max: 3, noNaN: true })
const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ model: fc.constant('2PL' as const), a: slope, b: fc.tuple(location) }),
  fc.record({ model: fc.constant('GPCM' as const), a: slope, b: fc.array(location, { minLength: 2, maxLength: 4 }) }),
)
const answered = item.chain((it) =>
  fc.tuple(fc.constant(it), fc.option(fc.integer({ min: 0, max: maxCategory(it) }), { nil: null })),
)
const score = (pairs: readonly (readonly [Item, Response])[]) =>
  scoreEap(
    pairs.map(([it]) => it),
    pairs.map(([, response]) => response),
  )

describe('scoreEap', () => {
  it.each(reference.sets)('agrees with mirt: $name', ({ bank, patterns, theta, se }) => {
    patterns.forEach((pattern, i) => {
      const estimate = scoreEap(bank as Item[], pattern)
      expect(Math.abs(estimate.theta - theta[i]!)).toBeLessThan(TOLERANCE)
      expect(Math.abs(estimate.standardError - se[i]!)).toBeLessThan(TOLERANCE)
    })
  })

  it('gives the prior when nothing was presented', () => {
    const { theta, standardError, interval80 } = scoreEap([{ model: '2PL', a: 1, b: [0] }], [null])
    expect(theta).toBeCloseTo(0, 9)
    expect(standardError).toBeCloseTo(1, 4)
    // The 10th percentile of N(0, 1) is -1.2816; the cells of the grid cost a hundredth.
    expect(interval80.low).toBeCloseTo(-1.2816, 1)
    expect(interval80.high).toBeCloseTo(-interval80.low, 9)
  })

  it('ignores the order of the items', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 20 }), (pairs) => {
        expect(score(pairs.toReversed()).theta).toBeCloseTo(score(pairs).theta, 9)
      }),
    )
  })

  it('ignores an item that was not presented', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 10 }), item, (pairs, extra) => {
        expect(score([...pairs, [extra, null]])).toEqual(score(pairs))
      }),
    )
  })

  it('rises with every point earned', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 15 }), item, fc.nat(), (pairs, extra, points) => {
        const lower = points % maxCategory(extra)
        expect(score([...pairs, [extra, lower + 1]]).theta).toBeGreaterThan(score([...pairs, [extra, lower]]).theta)
      }),
    )
  })

  it('keeps the estimate inside its interval and the posterior a distribution', () => {
    fc.assert(
      fc.property(fc.array(answered, { maxLength: 20 }), (pairs) => {
        const { interval80, posterior } = score(pairs)
        expect(posterior.reduce((sum, mass) => sum + mass, 0)).toBeCloseTo(1, 9)
        expect(posteriorBelow(posterior, interval80.high) - posteriorBelow(posterior, interval80.low)).toBeCloseTo(
          0.8,
          9,
        )
      }),
    )
  })

  it('stays finite when steep items contradict each other', () => {
    const items: Item[] = [
      { model: '2PL', a: 300, b: [3] },
      { model: '2PL', a: 300, b: [-3] },
    ]
    expect(scoreEap(items, [1, 0]).theta).toBeCloseTo(0, 6)
  })

  it('refuses a category that the item does not have, and a missing response', () => {
    const items: Item[] = [{ model: '2PL', a: 1, b: [0] }]
    expect(() => scoreEap(items, [2])).toThrow('response 2 of item 1 is not a category 0 to 1')
    expect(() => scoreEap(items, [0.5])).toThrow(RangeError)
    expect(() => scoreEap(items, [])).toThrow('0 responses for 1 items')
  })
})
