import { describe, expect, it } from 'vitest'
import { ageBand, agencySizeBand, employmentBand } from './bands.ts'
import type { OfficialInPlan } from './official-in-plan.ts'
import { planFairness } from './plan-fairness.ts'

const stays: OfficialInPlan = {
  sex: 'L',
  age: '40-49',
  agencySize: 'large',
  status: 'PNS',
  candidate: true,
  fitNow: 6000,
  fitInPlan: 6000,
  moved: false,
  promoted: false,
}
const promoted = { moved: true, promoted: true, fitInPlan: 7501 }
const people = (n: number, change: Partial<OfficialInPlan> = {}) =>
  Array.from({ length: n }, () => ({ ...stays, ...change }))
const grouping = (officials: OfficialInPlan[], name: string) =>
  planFairness(officials).groupings.find((one) => one.grouping === name)!

describe('planFairness', () => {
  const plan = [
    ...people(12),
    ...people(8, promoted),
    ...people(5, { candidate: false, fitNow: null, fitInPlan: null }),
    ...people(18, { sex: 'P' }),
    ...people(2, { sex: 'P', ...promoted }),
    ...people(4, { sex: 'P', moved: true, fitInPlan: 5900 }),
  ]

  it('counts promotions and moves among the candidates, and the change of fit among those with both fits', () => {
    expect(planFairness(plan)).toMatchObject({ officials: 49, candidates: 44, promoted: 10, moved: 14 })
    const [men, women] = grouping(plan, 'sex').groups
    expect(men).toMatchObject({
      group: 'L',
      officials: 25,
      candidates: 20,
      promotion: { count: 8, rate: 0.4, ratio: 1 },
      move: { count: 8, rate: 0.4 },
      fitChange: { officials: 20, mean: (8 * 1501) / 20 },
    })
    expect(women).toMatchObject({
      group: 'P',
      officials: 24,
      candidates: 24,
      promotion: { count: 2, rate: 2 / 24, isBelowFourFifths: true },
      move: { count: 6, rate: 6 / 24 },
      fitChange: { officials: 24, mean: (2 * 1501 - 4 * 100) / 24 },
    })
    expect(women!.promotion!.ratio).toBeCloseTo(5 / 24, 12)
    // Tables with 8 or more of 20, or 1 or fewer: counted in whole numbers over C(44, 10).
    expect(women!.promotion!.p).toBeCloseTo(67_094_852 / 2_481_256_778, 12)
  })

  it('names the group behind and the one it is held against', () => {
    const { promotion, move } = grouping(plan, 'sex')
    expect(promotion).toEqual({ code: 'below-clear', reference: 'L', group: 'P' })
    expect(move).toEqual({ code: 'below-chance', reference: 'L', group: 'P' })
  })

  it('hides a small group, and the one from which it could be reckoned back', () => {
    const { groups, promotion } = grouping([...people(100), ...people(9, { sex: 'P', ...promoted })], 'sex')
    expect(groups).toEqual(
      ['L', 'P'].map((group) => ({
        group,
        officials: null,
        candidates: null,
        promotion: null,
        move: null,
        fitChange: null,
      })),
    )
    expect(promotion).toEqual({ code: 'too-few', reference: null, group: null })
  })

  it('hides the small one of three ages with the smaller of the others, and compares what is left', () => {
    const officials = [...people(40), ...people(3, { age: '20-39' }), ...people(60, { age: '50-65' })]
    expect(grouping(officials, 'age').groups.map((one) => [one.group, one.officials])).toEqual([
      ['20-39', null],
      ['40-49', null],
      ['50-65', 60],
    ])
  })

  it('hides the rates of a large group with few candidates, but says that a group has none', () => {
    const officials = [
      ...people(40),
      ...people(20, { agencySize: 'middle' }),
      ...people(50, { agencySize: 'small', candidate: false }),
      ...people(2, { agencySize: 'small', ...promoted }),
      ...people(30, { status: 'PPPK', candidate: false }),
    ]
    expect(grouping(officials, 'agencySize').groups).toMatchObject([
      { group: 'small', officials: 52, candidates: null, promotion: null, move: null },
      { group: 'middle', officials: 20, candidates: null, promotion: null, move: null },
      { group: 'large', officials: 70, candidates: 40, promotion: { count: 0 } },
    ])
    expect(grouping(officials, 'status')).toMatchObject({
      promotion: { code: 'too-few' },
      groups: [
        { candidates: 62 },
        { group: 'PPPK', officials: 30, candidates: 0, promotion: { count: 0, rate: null } },
      ],
    })
  })

  it('gives no change of fit of a few, nor one that follows from the others', () => {
    const officials = [
      ...people(20),
      ...people(20, { sex: 'P', fitNow: null }),
      ...people(4, { sex: 'P', fitInPlan: 9999, moved: true }),
    ]
    expect(grouping(officials, 'sex').groups).toMatchObject([
      { officials: 20, candidates: 20, fitChange: null },
      { officials: 24, candidates: 24, fitChange: null },
    ])
  })

  it('shows a group of those not on record, and compares nobody with it', () => {
    const officials = [...people(20), ...people(15, promoted), ...people(30, { agencySize: null, ...promoted })]
    const { groups, promotion } = grouping(officials, 'agencySize')
    expect(groups.at(-1)).toMatchObject({ group: 'unknown', officials: 30, promotion: { rate: 1, ratio: null } })
    expect(promotion.code).toBe('too-few')
  })

  it('shows nothing of fewer than ten officials, and everything empty of none', () => {
    expect(planFairness(people(9))).toMatchObject({ officials: null, candidates: null, promoted: null, moved: null })
    expect(planFairness([])).toMatchObject({ officials: 0, candidates: 0, promoted: 0, moved: 0 })
  })

  it('refuses a plan that was not read right', () => {
    expect(() => planFairness([stays, { ...stays, candidate: false, moved: true }])).toThrow('official 1 is moved')
    expect(() => planFairness([{ ...stays, promoted: true }])).toThrow('official 0 is promoted but not moved')
  })
})

describe('bands', () => {
  it('turn on the birthday, and at the last size of a band', () => {
    expect(['1986-11-25', '1986-11-26'].map((day) => ageBand(day, '2026-11-25'))).toEqual(['40-49', '20-39'])
    expect(ageBand('1976-11-25', '2026-11-25')).toBe('50-65')
    expect([60, 61, 150, 151].map(agencySizeBand)).toEqual(['small', 'middle', 'middle', 'large'])
    expect(['PNS', 'CPNS', 'PPPK', 'PPPK_PW'].map(employmentBand)).toEqual(['PNS', 'PNS', 'PPPK', 'PPPK'])
  })
})
