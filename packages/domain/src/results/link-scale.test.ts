import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyLink, type BankItem, linkScale } from './link-scale.ts'

const items: BankItem[] = [
  { model: '2PL', a: 1.1, b: [-1] },
  { model: '2PL', a: 0.8, b: [0.4] },
  { model: 'GPCM', a: 0.9, b: [-1.2, 0.1, 1.3] },
  { model: 'GRM', a: 1.4, b: [-0.5, 0.9] },
]
const sure = (item: BankItem) => ({ b: item.b.map(() => 0.1) })

describe('linkScale', () => {
  it('finds the way back to the scale of the bank, whatever the scale of the calibration was', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true }), (s, m) => {
        const moved = items.map((item) =>
          applyLink(item, { method: 'mean-sigma', slope: 1 / s, intercept: -m / s, locations: 0 }),
        )
        const link = linkScale(items.map((before, i) => ({ before, found: moved[i]!, errors: sure(before) })))
        expect(link.slope).toBeCloseTo(s, 9)
        expect(link.intercept).toBeCloseTo(m, 9)
        for (const [k, b] of applyLink(moved[2]!, link).b.entries()) expect(b).toBeCloseTo(items[2]!.b[k]!, 9)
        expect(applyLink(moved[0]!, link).a).toBeCloseTo(1.1, 9)
      }),
      { numRuns: 40 },
    )
  })

  it('does not rest on a location that is uncertain, far out, or of another model', () => {
    const pair = { before: items[0]!, found: { model: '2PL', a: 1, b: [3] } as const }
    expect(linkScale([{ ...pair, errors: { b: [0.9] } }])).toMatchObject({ method: 'none', slope: 1, intercept: 0 })
    expect(linkScale([{ ...pair, errors: { b: [null] } }]).locations).toBe(0)
    expect(linkScale([{ ...pair, found: { model: '2PL', a: 1, b: [-9] }, errors: { b: [0.1] } }]).locations).toBe(0)
    expect(linkScale([{ ...pair, found: { model: 'GPCM', a: 1, b: [3] }, errors: { b: [0.1] } }]).locations).toBe(0)
  })

  it('moves only the mean where there are few locations', () => {
    const link = linkScale([{ before: items[0]!, found: { model: '2PL', a: 1, b: [0] }, errors: { b: [0.1] } }])
    expect(link).toEqual({ method: 'mean', slope: 1, intercept: -1, locations: 1 })
  })
})
