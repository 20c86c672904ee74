import fc from 'fast-check'
import { type Item, maxCategory, type Response } from '../model/item.ts'

const slope = fc.double({ min: 0.3, max: 2.5, noNaN: true })
const location = fc.double({ min: -2.5, max: 2.5, noNaN: true })
const lower = fc.double({ min: 0.02, max: 0.35, noNaN: true })
const upper = fc.double({ min: 0.75, max: 1, noNaN: true })
const steps = fc.array(location, { minLength: 1, maxLength: 4 })
const ascending = fc
  .array(fc.double({ min: 0.1, max: 1.5, noNaN: true }), { minLength: 1, maxLength: 4 })
  .map((gaps) => gaps.map((_, k) => gaps.slice(0, k + 1).reduce((sum, gap) => sum + gap, -2.5)))

/** Models whose likelihood rises without end for an all-right or all-wrong pattern alone. */
export const endlessItem: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ model: fc.constant('2PL' as const), a: slope, b: fc.tuple(location) }),
  fc.record({ model: fc.constant('GRM' as const), a: slope, b: ascending }),
  fc.record({ model: fc.constant('GPCM' as const), a: slope, b: steps }),
  fc.record({ model: fc.constant('RSM' as const), a: fc.constant(1), b: steps, c: location }),
  fc.tuple(slope, slope, location, location).map(([s1, s2, d1, d2]) => ({
    model: 'NRM' as const,
    slopes: [0, s1, s1 + s2],
    intercepts: [0, d1, d2],
  })),
)

export const anyItem: fc.Arbitrary<Item> = fc.oneof(
  endlessItem,
  fc.record({ model: fc.constant('3PL' as const), a: slope, b: fc.tuple(location), c: lower }),
  fc.record({ model: fc.constant('4PL' as const), a: slope, b: fc.tuple(location), c: lower, d: upper }),
)

/** An item with an answer to it, or none. */
export const answered = (item: fc.Arbitrary<Item>): fc.Arbitrary<readonly [Item, Response]> =>
  item.chain((it) =>
    fc.tuple(fc.constant(it), fc.option(fc.integer({ min: 0, max: maxCategory(it) }), { nil: null, freq: 6 })),
  )
