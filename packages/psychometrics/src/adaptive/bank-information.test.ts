import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { itemInformation } from '../model/information.ts'
import type { Item } from '../model/item.ts'
import { prepareBank } from './bank.ts'
import { bankInformation } from './bank-information.ts'

const slope = fc.double({ min: 0.2, max: 3, noNaN: true })
const location = fc.double({ min: -3, max: 3, noNaN: true })
const steps = fc.array(location, { minLength: 1, maxLength: 5 })
const item: fc.Arbitrary<Item> = fc.oneof(
  fc.record({ model: fc.constant('2PL' as const), a: slope, b: fc.tuple(location) }),
  fc.record({
    model: fc.constant('4PL' as const),
    a: slope,
    b: fc.tuple(location),
    c: fc.double({ min: 0, max: 0.3, noNaN: true }),
    d: fc.double({ min: 0.7, max: 1, noNaN: true }),
  }),
  fc.record({ model: fc.constant('GRM' as const), a: slope, b: fc.constant([-1.5, -0.2, 0.4, 2]) }),
  fc.record({ model: fc.constant('GPCM' as const), a: slope, b: steps }),
  fc.record({ model: fc.constant('RSM' as const), a: slope, b: steps, c: location }),
  fc.record({
    model: fc.constant('NRM' as const),
    slopes: fc.tuple(fc.constant(0), location, location),
    intercepts: fc.tuple(fc.constant(0), location, location),
  }),
)

describe('bankInformation', () => {
  it('is the information of every item, of whatever models the bank is mixed', () => {
    fc.assert(
      fc.property(
        fc.array(item, { minLength: 1, maxLength: 8 }),
        fc.double({ min: -8, max: 8, noNaN: true }),
        (items, at) => {
          const information = bankInformation(prepareBank({ items }), at)
          items.forEach((one, i) => {
            expect(information[i]).toBeCloseTo(itemInformation(one, at), 10)
          })
        },
      ),
      { numRuns: 50 },
    )
  })

  it('is 0, not NaN, so far away that nothing is left of it', () => {
    const items: Item[] = [
      { model: '2PL', a: 3, b: [0] },
      { model: '3PL', a: 3, b: [0], c: 0.2 },
      { model: 'GRM', a: 3, b: [-1, 1] },
      { model: 'GPCM', a: 3, b: [-1, 1] },
    ]
    for (const at of [-1000, 1000])
      for (const information of bankInformation(prepareBank({ items }), at)) expect(information).toBe(0)
  })
})
