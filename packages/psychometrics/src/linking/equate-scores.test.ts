import { describe, expect, it } from 'vitest'
import type { Item } from '../model/item.ts'
import { normalQuadrature } from '../model/quadrature.ts'
import type { ScaledItem } from './anchors.ts'
import { equateForms } from './equate-forms.ts'
import { equateObservedScores, equateTrueScores, scoreDistribution } from './equate-scores.ts'
import { transformItem } from './transform-scale.ts'

const FORM: readonly Item[] = [
  ...Array.from({ length: 8 }, (_, i): Item => ({ model: '3PL', a: 1 + 0.1 * i, b: [-1.5 + 0.4 * i], c: 0.2 })),
  { model: 'GRM', a: 1.3, b: [-0.5, 0.6] },
]
const easier = FORM.map((item) => transformItem(item, { slope: 1, intercept: -0.5 }))

describe('equateTrueScores', () => {
  it('equates a form with itself to itself', () => {
    for (const { score, equivalent } of equateTrueScores(FORM, FORM)) expect(equivalent).toBeCloseTo(score, 9)
    for (const { score, equivalent } of equateObservedScores(FORM, FORM)) expect(equivalent).toBeCloseTo(score, 9)
  })

  it('asks more of an easier form, and comes back', () => {
    const there = equateTrueScores(FORM, easier)
    expect(there[5]!.equivalent).toBeGreaterThan(5.2)
    expect(equateObservedScores(FORM, easier)[5]!.equivalent).toBeGreaterThan(5.2)
    const ascending = there.map(({ equivalent }) => equivalent)
    expect(ascending).toEqual([...ascending].sort((one, other) => one - other))
    expect(there.at(-1)!.equivalent).toBe(10)
  })

  it('refuses forms that have no ability for a score', () => {
    expect(() => equateTrueScores([], FORM)).toThrow(/form from has no item/)
    expect(() => equateTrueScores(FORM, [{ model: '2PL', a: -1, b: [0] }])).toThrow(/item 1 of form to has slope -1/)
  })
})

describe('scoreDistribution', () => {
  it('sums to 1 and has the mean of the expected scores', () => {
    const shares = scoreDistribution(FORM, normalQuadrature())
    expect(shares).toHaveLength(11)
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
  })
})

describe('equateForms', () => {
  const scaled = (items: readonly Item[], error: number): ScaledItem[] =>
    items.map((item, i) => ({
      id: `I${i + 1}`,
      item,
      errors: { a: error, b: ('b' in item ? item.b : []).map(() => error), c: error / 4 },
    }))

  it('gives errors that grow with those of the parameters, and the same for a seed', () => {
    const table = (error: number, seed = 3) =>
      equateForms(scaled(FORM, error), scaled(easier, error), { link: { method: 'mean-sigma' }, draws: 60, seed })
    const [small, large] = [table(0.02), table(0.08)]
    expect(small).toEqual(table(0.02))
    expect(small[5]!.standardError).toBeGreaterThan(0)
    expect(large[5]!.standardError! / small[5]!.standardError!).toBeGreaterThan(2.5)
    expect(large[5]!.standardError! / small[5]!.standardError!).toBeLessThan(6)
    expect(small[0]!.equivalent).toBe(0)
  })

  it('has no error where the parameters have none', () => {
    const plain = FORM.map((item, i): ScaledItem => ({ id: `I${i}`, item }))
    expect(equateForms(plain, plain, { link: null })[4]).toMatchObject({ standardError: null })
  })
})
