import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonOddsRatio } from './common-odds-ratio.ts'
import { fisherExact } from './fisher-exact.ts'
import { standardisedMeanDifference } from './mean-difference.ts'
import { type ImpactMeasures, type ImpactSettings, selectionImpact } from './selection-impact.ts'

function measures(focal: [number, number], reference: [number, number], settings?: ImpactSettings): ImpactMeasures {
  const group = ([selected, applicants]: [number, number]) => ({ selected, applicants })
  const impact = selectionImpact(group(focal), group(reference), settings)
  if (impact.outcome === 'suppressed') throw new Error('suppressed')
  return impact.measures
}

const group = fc.integer({ min: 1, max: 40 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))

describe('selectionImpact', () => {
  it('is finite or null for any two groups, with probabilities from 0 to 1', () => {
    fc.assert(
      fc.property(group, group, (focal, reference) => {
        const found = measures(focal, reference)
        const numbers = JSON.stringify(found, (_, value) =>
          typeof value === 'number' && !Number.isFinite(value) ? 'broken' : value,
        )
        expect(numbers).not.toContain('broken')
        for (const p of [found.fisher.p, found.zP, found.chiSquare?.p, found.chiSquareYates?.p]) {
          if (p !== null && p !== undefined) expect(p).toBeGreaterThanOrEqual(0)
          if (p !== null && p !== undefined) expect(p).toBeLessThanOrEqual(1)
        }
        if (found.zPooled !== null) expect(found.zPooled ** 2).toBeCloseTo(found.chiSquare!.statistic, 8)
      }),
      { numRuns: 100 },
    )
  })

  it('does not call exactly four fifths too low', () => {
    expect(measures([8, 10], [10, 10]).isBelowFourFifths).toBe(false)
    expect(measures([28, 50], [35, 50]).isBelowFourFifths).toBe(false)
    expect(measures([27, 50], [35, 50]).isBelowFourFifths).toBe(true)
  })

  it('has no ratio where nobody of the reference group was selected, and no interval where nobody of the focal', () => {
    expect(measures([3, 9], [0, 9])).toMatchObject({
      impactRatio: null,
      impactRatioInterval: null,
      isBelowFourFifths: null,
    })
    expect(measures([0, 9], [3, 9])).toMatchObject({
      impactRatio: 0,
      impactRatioInterval: null,
      isBelowFourFifths: true,
    })
    expect(measures([0, 9], [0, 9])).toMatchObject({ zPooled: null, chiSquare: null, phi: null, fisher: { p: 1 } })
  })

  it('gives nothing of a group smaller than asked', () => {
    const small = { selected: 2, applicants: 9 }
    const large = { selected: 20, applicants: 90 }
    expect(selectionImpact(small, large, { smallest: 10 })).toEqual({ outcome: 'suppressed', smallest: 10 })
    expect(selectionImpact({ ...small, applicants: 10 }, large, { smallest: 10 }).outcome).toBe('measured')
  })

  it('refuses counts that cannot be, by name', () => {
    expect(() => measures([5, 4], [1, 2])).toThrow('5 selected of 4 applicants of the focal group')
    expect(() => measures([1, 2], [0, 0])).toThrow('the reference group has 0 applicants')
  })
})

describe('fisherExact', () => {
  // Fisher (1935), the lady tasting tea: 3 of 4 right; R 4: p 0.4857, odds ratio 6.408309, 90 % from 0.3135693, 95 % from 0.2117329.
  it('meets the tea-tasting table', () => {
    const tea = fisherExact({ focalYes: 3, focalNo: 1, referenceYes: 1, referenceNo: 3 })
    expect(tea.p).toBeCloseTo(34 / 70, 12)
    expect(tea.oddsRatioAsR).toBeCloseTo(6.408309, 5)
    expect(tea.oddsRatio).toBeCloseTo(6.408309, 2)
    expect(tea.interval[0]).toBeCloseTo(0.2117329, 4)
    const ninety = fisherExact({ focalYes: 3, focalNo: 1, referenceYes: 1, referenceNo: 3 }, { level: 0.9 })
    expect(ninety.interval[0]).toBeCloseTo(0.3135693, 4)
  })

  it('turns round with the groups', () => {
    fc.assert(
      fc.property(group, group, ([a, n], [c, m]) => {
        const here = fisherExact({ focalYes: a, focalNo: n - a, referenceYes: c, referenceNo: m - c })
        const there = fisherExact({ focalYes: c, focalNo: m - c, referenceYes: a, referenceNo: n - a })
        expect(there.p).toBeCloseTo(here.p, 9)
        if (here.oddsRatio && there.oddsRatio) expect(here.oddsRatio * there.oddsRatio).toBeCloseTo(1, 8)
      }),
      { numRuns: 50 },
    )
  })
})

describe('commonOddsRatio', () => {
  it('is the odds ratio of the one stratum there is, whatever empty ones stand beside it', () => {
    const table = { focalYes: 6, focalNo: 4, referenceYes: 3, referenceNo: 9 }
    const empty = { focalYes: 0, focalNo: 0, referenceYes: 0, referenceNo: 0 }
    expect(commonOddsRatio([empty, table]).oddsRatio).toBeCloseTo(54 / 12, 12)
    expect(commonOddsRatio([empty])).toEqual({ oddsRatio: null, interval: null, test: null, testCorrected: null })
  })

  it('is null where it is infinite', () => {
    const found = commonOddsRatio([{ focalYes: 5, focalNo: 0, referenceYes: 2, referenceNo: 3 }])
    expect(found).toMatchObject({ oddsRatio: null, interval: null })
    expect(found.test!.p).toBeLessThan(0.1)
  })
})

describe('standardisedMeanDifference', () => {
  it('changes sign with the groups and not with shift or scale', () => {
    const one = [3, 5, 8, 9]
    const other = [1, 4, 4]
    const { cohenD, welch } = standardisedMeanDifference(one, other)
    expect(standardisedMeanDifference(other, one).cohenD).toBeCloseTo(-cohenD!, 12)
    const moved = (values: number[]) => values.map((value) => 7 * value - 100)
    const there = standardisedMeanDifference(moved(one), moved(other))
    expect(there.cohenD).toBeCloseTo(cohenD!, 10)
    expect(there.welch!.p).toBeCloseTo(welch!.p, 10)
  })

  it('gives null where nothing varies or one person is alone, and names a bad value', () => {
    expect(standardisedMeanDifference([2, 2], [1, 1])).toMatchObject({ cohenD: null, hedgesG: null, welch: null })
    expect(standardisedMeanDifference([2], [1, 3])).toMatchObject({ welch: null, focal: { deviation: null } })
    expect(() => standardisedMeanDifference([1], [])).toThrow('the reference group has no values')
    expect(() => standardisedMeanDifference([1, Number.NaN], [1])).toThrow('value 2 of the focal group is NaN')
  })
})
