import { describe, expect, it } from 'vitest'
import { type EligibilityHistory, FIT_RECIPES } from '../eligibility/index.ts'
import { explainPair, postsFor } from './explain-pair.ts'
import type { OfficialFacts, PostFacts } from './facts.ts'
import { fitValues } from './official-measures.ts'
import { areEven } from './pair-fit.ts'
import { allNine, randomRound, sureLevel } from './testing/random-round.ts'

const DATE = '2026-03-01'
const recipe = FIT_RECIPES[0]!
const levels = Object.fromEntries(Object.entries(allNine(3)).map(([code, level]) => [code, sureLevel(level)]))
const history: EligibilityHistory = {
  birthDate: '1980-01-01',
  employment: 'PNS',
  education: 'S2',
  golongan: 'IV/a',
  posts: [
    { tier: 'PELAKSANA', field: 'B', from: '2012-03-01', until: '2016-03-01' },
    { tier: 'PENGAWAS', field: 'A', from: '2016-03-01', until: '2021-03-01' },
    { tier: 'ADMINISTRATOR', field: 'A', from: '2023-03-01', until: null },
  ],
  predicates: [
    { year: 2025, predicate: 'SANGAT_BAIK' },
    { year: 2024, predicate: 'BAIK' },
    { year: 2023, predicate: 'SANGAT_KURANG' },
  ],
  discipline: [],
  competencyTestPassed: null,
}
const official: OfficialFacts = {
  id: 'a',
  history,
  seat: 'own',
  tier: 'ADMINISTRATOR',
  agency: null,
  levels,
  assessedOn: '2025-10-01',
  capAtStandard: false,
  potential: 6543,
}
const post: PostFacts = {
  id: 'wanted',
  seat: 1,
  tier: 'JPT_PRATAMA',
  field: 'A',
  eselon: 'II.b',
  agency: null,
  standard: allNine(4),
  holder: null,
  critical: true,
}
const values = (change: Partial<OfficialFacts> = {}, target: Partial<PostFacts> = {}) =>
  fitValues({ ...official, ...change }, { ...post, ...target }, DATE, recipe)
const career = (change: Partial<EligibilityHistory>) => values({ history: { ...history, ...change } })

describe('fitValues', () => {
  it('measures each part by the recipe', () => {
    expect(values()).toEqual({
      // 27 of 36; 60 and 36 months of 120 in the field; (100 + 80) / 2; the axis; 36 months as administrator of 120.
      values: { jpm: 7500, technical: 8000, performance: 9000, potential: 6543, experience: 3000 },
      missing: {},
    })
  })

  it('counts experience from one rung below the target', () => {
    expect(values({}, { tier: 'ADMINISTRATOR' }).values.experience).toBe(8000)
    expect(values({}, { tier: 'PENGAWAS' }).values.experience).toBe(10_000)
  })

  it('caps a JPM at 100, and each level at the standard where the scoring recipe does', () => {
    expect(values({}, { standard: allNine(2) }).values.jpm).toBe(10_000)
    const uneven = { ...allNine(4), 'M.01': 1 }
    // 24 + 3 of 33; with the cap 24 + 1.
    expect(values({}, { standard: uneven }).values.jpm).toBe(8182)
    expect(values({ capAtStandard: true }, { standard: uneven }).values.jpm).toBe(7576)
  })

  it('names what is not on record, and calls none of it zero', () => {
    expect(values({ levels: null }).missing).toEqual({ jpm: ['levels'] })
    expect(values({ levels: { 'M.01': sureLevel(3) } }).missing).toEqual({ jpm: ['levels'] })
    expect(values({}, { standard: {} }).missing).toEqual({ jpm: ['target.standard'] })
    expect(values({}, { field: null }).missing).toEqual({ technical: ['target.field'] })
    expect(values({ potential: null }).missing).toEqual({ potential: ['potential'] })
    expect(career({ posts: null }).missing).toEqual({ technical: ['posts'], experience: ['posts'] })
    expect(career({ posts: [] }).values).toMatchObject({ technical: null, experience: null })
    expect(career({ predicates: history.predicates!.slice(0, 1) }).missing).toEqual({
      performance: ['predicates.2024'],
    })
    expect(career({ predicates: null }).missing).toEqual({ performance: ['predicates.2025', 'predicates.2024'] })
  })

  it('tells no time in the field from no record of it', () => {
    expect(values({}, { field: 'Z' })).toMatchObject({ values: { technical: 0 }, missing: {} })
  })

  it('minds an undescribed post only where it could change the part', () => {
    const undescribed = { tier: null, field: null, from: '2021-03-01', until: '2023-03-01' }
    expect(career({ posts: [...history.posts!, undescribed] }).missing).toEqual({
      technical: ['posts.description'],
      experience: ['posts.description'],
    })
    const long = { tier: 'ADMINISTRATOR', field: 'A', from: '2010-01-01', until: null }
    expect(career({ posts: [long, undescribed] }).missing).toEqual({})
    expect(career({ posts: [...history.posts!, { ...undescribed, from: '2023-03-01', until: null }] }).missing).toEqual(
      {},
    )
  })

  it('refuses a recipe whose rubric is none', () => {
    const measures = { ...recipe.measures, performance: { years: 2, rubric: 'X' } }
    expect(() => fitValues(official, post, DATE, { ...recipe, measures })).toThrow(/rubric/)
  })
})

describe('explainPair', () => {
  const question = { date: DATE, freezes: [] }
  const explain = (change: Partial<OfficialFacts> = {}, target: Partial<PostFacts> = {}, allowLateral = true) =>
    explainPair({ ...official, ...change }, { ...post, ...target }, { ...question, allowLateral })

  it('calls a pair a candidate once every hard rule and every part is there', () => {
    const answer = explain()
    expect(answer).toMatchObject({ kind: 'promotion', status: 'candidate', unknown: [] })
    // 25 % of 75, 30 % of 80, 20 % of 90, 15 % of 65.43, 10 % of 30
    expect(answer.fit.total).toBe(1875 + 2400 + 1800 + 981 + 300)
    expect(answer.eligibility.rules.length).toBeGreaterThan(10)
  })

  it.each<[string, Partial<OfficialFacts>, Partial<PostFacts>, object]>([
    ['a failed rule', { history: { ...history, employment: 'PPPK' } }, {}, { status: 'barred' }],
    [
      'a failed rule beside a missing datum',
      { history: { ...history, employment: 'PPPK', education: null } },
      {},
      { status: 'barred', unknown: ['education'] },
    ],
    ['a missing rule', { history: { ...history, education: null } }, {}, { status: 'unknown', unknown: ['education'] }],
    ['a missing part', { levels: null }, {}, { status: 'unknown', unknown: ['levels'] }],
    ['no present tier', { tier: null }, {}, { kind: 'promotion', status: 'unknown', unknown: ['posts.current'] }],
    ['a post below', {}, { tier: 'PENGAWAS' }, { kind: 'demotion', status: 'not-offered' }],
    ['the same rung', {}, { tier: 'ADMINISTRATOR' }, { kind: 'lateral', status: 'candidate' }],
    ['another seat of the own post', {}, { id: 'own', tier: 'ADMINISTRATOR' }, { status: 'not-offered' }],
    ['the own seat', {}, { holder: 'a', tier: 'ADMINISTRATOR' }, { kind: 'stay', status: 'candidate' }],
    ['the own seat without a result', { levels: null }, { holder: 'a' }, { kind: 'stay', status: 'unknown' }],
  ])('answers %s', (_, change, target, expected) => expect(explain(change, target)).toMatchObject(expected))

  it('offers no lateral move in a round without them', () => {
    expect(explain({}, { tier: 'ADMINISTRATOR' }, false)).toMatchObject({ kind: 'lateral', status: 'not-offered' })
    expect(explain({}, { tier: 'ADMINISTRATOR', holder: 'a' }, false).status).toBe('candidate')
  })

  it('is what postsFor says of each post', () => {
    const { officials, posts, date, freezes } = randomRound(2, { officials: 6, posts: 30 })
    for (const one of officials) {
      const each = posts.map((target) => explainPair(one, target, { date, freezes }))
      expect(postsFor(one, posts, { date, freezes })).toEqual(each)
    }
  })
})

describe('the interval of a fit', () => {
  const fitOf = (spread: readonly number[], change: Partial<OfficialFacts> = {}) => {
    const doubtful = Object.fromEntries(
      Object.entries(levels).map(([code, level]) => [code, { ...level, probabilities: spread }]),
    )
    return explainPair({ ...official, levels: doubtful, ...change }, post, { date: DATE, freezes: [] }).fit
  }
  const sure = fitOf([0, 0, 1, 0, 0])
  const doubtful = fitOf([0, 0.25, 0.5, 0.25, 0])

  it('is a point where the levels are certain, and holds the total where they are not', () => {
    expect([sure.low, sure.high]).toEqual([sure.total, sure.total])
    // The sum of nine has mean 27 and standard deviation 2.12: 10 % and 90 % points 24 and 30 of 36.
    expect([doubtful.low, doubtful.high]).toEqual([sure.total - 208, sure.total + 208])
    const skewed = fitOf([0, 0, 0.2, 0.8, 0])
    expect(skewed.low).toBe(skewed.total)
    expect(skewed.high).toBeGreaterThan(skewed.total)
  })

  it('runs from nothing to full for a missing part', () => {
    const { low, high, total, atMost, missing } = fitOf([0, 0, 1, 0, 0], { potential: null })
    expect([low, high, missing]).toEqual([total, atMost, ['potential']])
    expect(high - low).toBe(1500)
  })

  it('makes two fits even where it overlaps', () => {
    const better = { ...sure, total: sure.total + 200, low: sure.low + 200, high: sure.high + 200 }
    expect(areEven(sure, better)).toBe(false)
    expect(areEven(doubtful, better)).toBe(true)
    expect(areEven(better, doubtful)).toBe(true)
    expect(areEven(doubtful, { ...better, missing: ['potential'] })).toBe(false)
  })
})
