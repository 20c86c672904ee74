import { selectionImpact } from '@petakom/psychometrics'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareRates } from './compare-rates.ts'

const groups = (...pairs: [selected: number, applicants: number][]) =>
  pairs.map(([selected, applicants]) => ({ selected, applicants }))

const choose = (n: bigint, k: bigint): bigint => (k === 0n ? 1n : (choose(n - 1n, k - 1n) * n) / k)

/** Two-sided p of Fisher's exact test in whole numbers: tables no likelier than this one, over all tables. */
function exactP([a, n]: [number, number], [b, m]: [number, number]): number {
  const ways = (x: number) =>
    x > n || a + b - x > m ? 0n : choose(BigInt(n), BigInt(x)) * choose(BigInt(m), BigInt(a + b - x))
  const all = Array.from({ length: a + b + 1 }, (_, x) => ways(x))
  const sum = (list: bigint[]) => list.reduce((total, one) => total + one, 0n)
  return Number((sum(all.filter((w) => w <= ways(a))) * 10n ** 15n) / sum(all)) / 1e15
}

describe('compareRates', () => {
  it('meets values worked by hand: 2 of 10 against 8 of 10', () => {
    const { code, reference, focal, groups: found } = compareRates(groups([2, 10], [8, 10]))
    expect({ reference, focal }).toEqual({ reference: 1, focal: 0 })
    expect(found[0]).toMatchObject({ rate: 0.2, ratio: 0.25, isBelowFourFifths: true })
    // Tables with at most C(10,2)·C(10,8) = 2025 ways: 2 × (1 + 100 + 2025) of C(20,10) = 184756.
    expect(found[0]!.p).toBeCloseTo(4252 / 184_756, 12)
    expect(found[1]).toMatchObject({ rate: 0.8, ratio: 1, isBelowFourFifths: null, p: null })
    expect(code).toBe('below-clear')
  })

  it('calls four fifths itself not below', () => {
    expect(compareRates(groups([8, 10], [10, 10])).code).toBe('within')
    expect(compareRates(groups([28, 50], [35, 50])).groups[0]!.isBelowFourFifths).toBe(false)
    expect(compareRates(groups([27, 50], [35, 50]))).toMatchObject({ code: 'below-chance', focal: 0 })
  })

  it('says so where a small difference is beyond chance', () => {
    expect(compareRates(groups([850, 1000], [950, 1000]))).toMatchObject({ code: 'within-clear', focal: 0 })
  })

  it('asks more of each of several comparisons, since the reference was picked by looking', () => {
    const three = compareRates(groups([2, 10], [8, 10], [8, 10]))
    expect(three.groups[0]!.pAdjusted).toBeCloseTo((2 * 4252) / 184_756, 12)
    expect(three.reference).toBe(1)
    expect(three.groups[2]).toMatchObject({ ratio: 1, p: 1, pAdjusted: 1 })
    expect(compareRates(groups([3, 10], [8, 10]))).toMatchObject({ code: 'below-chance' })
  })

  it('takes the larger of two groups with one rate as the reference', () => {
    expect(compareRates(groups([1, 10], [5, 50], [2, 20])).reference).toBe(1)
  })

  it('compares nothing where nobody was selected, or only one group has candidates', () => {
    expect(compareRates(groups([0, 10], [0, 20]))).toMatchObject({ code: 'none', reference: null, focal: null })
    expect(compareRates(groups([3, 10], [0, 0]))).toMatchObject({ code: 'too-few', reference: null })
    expect(compareRates(groups([3, 10], [0, 0])).groups[1]!.rate).toBeNull()
    expect(compareRates([])).toEqual({ code: 'too-few', reference: null, focal: null, groups: [] })
  })

  it('agrees with the exact test in whole numbers and with selectionImpact, for any two groups', () => {
    const group = fc.integer({ min: 1, max: 40 }).chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)))
    fc.assert(
      fc.property(group, group, (one, other) => {
        const found = compareRates(groups(one, other))
        if (found.reference === null) return
        const focal = 1 - found.reference
        const pair = [one, other] as const
        const [impact] = [selectionImpact(groups(pair[focal]!)[0]!, groups(pair[found.reference]!)[0]!)]
        if (impact.outcome !== 'measured') throw new Error('suppressed')
        expect(found.groups[focal]!.ratio).toBe(impact.measures.impactRatio)
        expect(found.groups[focal]!.isBelowFourFifths).toBe(impact.measures.isBelowFourFifths)
        expect(found.groups[focal]!.p).toBe(impact.measures.fisher.p)
        expect(found.groups[focal]!.p).toBeCloseTo(exactP(pair[focal]!, pair[found.reference]!), 10)
        expect(found.groups[focal]!.ratio).toBeLessThanOrEqual(1)
      }),
      { numRuns: 200 },
    )
  })
})
