import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { agreementShare, cohenKappa, fleissKappa, icc, kendallW, krippendorffAlpha, lightKappa } from './index.ts'

const _ = null
/** Krippendorff (2011), example with four observers, twelve units, missing ratings; published alphas below. */
const KRIPPENDORFF = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
  [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
]
const UNITS = KRIPPENDORFF[0]!.map((_value, unit) => KRIPPENDORFF.map((row) => row[unit]!))

describe("Krippendorff's alpha", () => {
  it.each([
    ['nominal', 0.743],
    ['ordinal', 0.815],
    ['interval', 0.849],
    ['ratio', 0.797],
  ] as const)('%s is as published for ratings with missing ones', (metric, published) => {
    expect(krippendorffAlpha(UNITS, metric)).toMatchObject({ subjects: 11, ratings: 40 })
    expect(krippendorffAlpha(UNITS, metric).value).toBeCloseTo(published, 3)
  })

  it('is null where one value occurs only or nobody was rated twice', () => {
    expect(
      krippendorffAlpha([
        [1, 1],
        [1, 1],
      ]).value,
    ).toBeNull()
    expect(
      krippendorffAlpha([
        [1, null],
        [null, 2],
      ]),
    ).toMatchObject({ value: null, subjects: 0, ratings: 0 })
  })
})

const rows = fc.integer({ min: 2, max: 5 }).chain((raters) =>
  fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: raters, maxLength: raters }), {
    minLength: 2,
    maxLength: 12,
  }),
)

describe('agreement of any ratings', () => {
  it('is a number or null, never NaN, and 1 where all agree', () => {
    fc.assert(
      fc.property(rows, (ratings) => {
        const all = [
          ...icc(ratings).forms.flatMap(({ value, f, p, lower, upper, lowerByIrr, upperByIrr }) => [
            value,
            f,
            p,
            lower,
            upper,
            lowerByIrr,
            upperByIrr,
          ]),
          fleissKappa(ratings).value,
          fleissKappa(ratings).z,
          lightKappa(ratings),
          kendallW(ratings).w,
          krippendorffAlpha(ratings, 'ordinal').value,
          cohenKappa(
            ratings.map((row) => row.slice(0, 2)),
            'linear',
          ).z,
        ]
        expect(all.filter((value) => value !== null && !Number.isFinite(value))).toEqual([])
        const same = ratings.map((row) => row.map(() => row[0]!))
        if (new Set(same.flat()).size > 1) {
          expect(fleissKappa(same).value).toBeCloseTo(1, 9)
          expect(krippendorffAlpha(same).value).toBeCloseTo(1, 9)
          expect(agreementShare(same)).toBe(1)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('does not depend on the order of subjects or raters', () => {
    fc.assert(
      fc.property(rows, (ratings) => {
        const turned = ratings.toReversed().map((row) => row.toReversed())
        expect(fleissKappa(turned).value ?? -9).toBeCloseTo(fleissKappa(ratings).value ?? -9, 9)
        expect(krippendorffAlpha(turned).value ?? -9).toBeCloseTo(krippendorffAlpha(ratings).value ?? -9, 9)
        expect(icc(turned).forms[1]!.value ?? -9).toBeCloseTo(icc(ratings).forms[1]!.value ?? -9, 6)
      }),
      { numRuns: 30 },
    )
  })

  it('leaves subjects with a missing rating out where the statistic needs all, and says how many', () => {
    const complete = [
      [1, 2],
      [3, 3],
      [2, 2],
    ]
    const found = icc([...complete, [1, null]])
    expect(found).toMatchObject({ subjects: 3, incomplete: 1 })
    expect(found.forms).toEqual(icc(complete).forms)
  })

  it('refuses one rater, and subjects of different length, by name', () => {
    expect(() => icc([[1], [2]])).toThrow(/1 raters; agreement needs at least two/)
    expect(() => icc([[1, 2], [3]])).toThrow(/subject 1 has 1 ratings instead of 2/)
    expect(() => cohenKappa([[1, 2, 3]])).toThrow(/of two raters, not 3/)
  })
})
