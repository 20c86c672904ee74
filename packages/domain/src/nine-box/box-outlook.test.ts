import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPETENCIES } from '../competencies/competencies.ts'
import { boxOutlook } from './box-outlook.ts'
import { jpmChances } from './jpm-chances.ts'
import type { TalentFacts } from './talent-box.ts'
import { DEFAULT_TALENT_RECIPE } from './talent-recipe.ts'

const codes = COMPETENCIES.map(({ code }) => code)
const all = <T>(value: T): Record<string, T> => Object.fromEntries(codes.map((code) => [code, value]))
const sure = (level: number) => [1, 2, 3, 4, 5].map((one) => (one === level ? 1 : 0))
const plain = { capAtStandard: false }
const facts = (jpm: number | null): TalentFacts => ({
  predicate: 'BAIK',
  jpm,
  potentialAspectsMeasured: 0,
  potentialScore: null,
  education: null,
  discipline: null,
  yearsInPost: null,
})
const probabilities = fc
  .array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 5, maxLength: 5 }), { minLength: 9, maxLength: 9 })
  .map((rows) =>
    Object.fromEntries(
      rows.map((row, i) => {
        const total = row.reduce((sum, one) => sum + one, 0)
        return [codes[i]!, total === 0 ? sure(3) : row.map((one) => one / total)]
      }),
    ),
  )

describe('jpmChances', () => {
  it('is certain where every level is', () => {
    expect(jpmChances(all(sure(3)), all(4), plain)?.filter(({ chance }) => chance > 0)).toEqual([
      { jpm: 75, chance: 1 },
    ])
  })
  it('convolves: two competencies of two equal chances give 1, 2, 1 quarters', () => {
    const even = [0, 0.5, 0.5, 0, 0]
    const chances = jpmChances({ ...all(sure(3)), 'M.01': even, 'M.02': even }, all(3), plain)!
    const possible = chances.filter(({ chance }) => chance > 0)
    expect(possible.map(({ chance }) => chance)).toEqual([0.25, 0.5, 0.25])
    expect(possible[0]!.jpm).toBeCloseTo((25 / 27) * 100, 12)
  })
  it('caps each level at its standard where the recipe says so', () => {
    const chances = jpmChances(all(sure(5)), all(3), { capAtStandard: true })!
    expect(chances.at(-1)).toEqual({ jpm: 100, chance: 1 })
  })
  it('gives none without all nine on both sides', () => {
    const { 'M.04': _left, ...rest } = all(sure(3))
    expect(jpmChances(rest, all(3), plain)).toBeNull()
    expect(jpmChances(all(sure(3)), {}, plain)).toBeNull()
  })
  it('sums to 1, ascends, and its mean is the sum of the mean levels over the standard', () => {
    fc.assert(
      fc.property(probabilities, (levels) => {
        const chances = jpmChances(levels, all(3), plain)!
        const mean = chances.reduce((sum, { jpm, chance }) => sum + jpm * chance, 0)
        const expected = codes.flatMap((code) => levels[code]!.map((share, i) => share * (i + 1)))
        expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
        expect(mean).toBeCloseTo((expected.reduce((sum, one) => sum + one, 0) / 27) * 100, 6)
        expect(chances.every(({ jpm }, i) => i === 0 || jpm > chances[i - 1]!.jpm)).toBe(true)
      }),
    )
  })
})

describe('boxOutlook', () => {
  const chances = (...pairs: [jpm: number, chance: number][]) => pairs.map(([jpm, chance]) => ({ jpm, chance }))
  it('crosses no line where the tails beyond it are thinner than a tenth', () => {
    const outlook = boxOutlook(facts(70), chances([59, 0.05], [70, 0.9], [81, 0.05]), DEFAULT_TALENT_RECIPE)
    expect(outlook).toMatchObject({ low: 70, high: 70, alternatives: [] })
    expect(outlook?.chances[0]).toEqual({ box: 7, chance: 0.9 })
  })
  it('names the box on the other side of a line that it crosses', () => {
    const outlook = boxOutlook(facts(82), chances([76, 0.3], [82, 0.7]), DEFAULT_TALENT_RECIPE)
    expect(outlook).toMatchObject({ low: 76, high: 82, alternatives: [7] })
    expect(outlook?.chances).toEqual([
      { box: 9, chance: 0.7 },
      { box: 7, chance: 0.3 },
    ])
  })
  it('counts the competency test by its weight among the parts that are measured', () => {
    const outlook = boxOutlook(
      { ...facts(80), discipline: 'TIDAK_PERNAH' },
      chances([60, 0.5], [80, 0.5]),
      DEFAULT_TALENT_RECIPE,
    )
    expect(outlook!.high - outlook!.low).toBeCloseTo((20 * 20) / 35, 9)
  })
  it('is nothing without a JPM, or without a box', () => {
    expect(boxOutlook(facts(null), chances([80, 1]), DEFAULT_TALENT_RECIPE)).toBeNull()
    expect(boxOutlook({ ...facts(80), predicate: null }, chances([80, 1]), DEFAULT_TALENT_RECIPE)).toBeNull()
    expect(boxOutlook(facts(80), null, DEFAULT_TALENT_RECIPE)).toBeNull()
  })
  it('always holds the value itself, and at least 80 % of the chance', () => {
    fc.assert(
      fc.property(probabilities, fc.integer({ min: 34, max: 150 }), (levels, jpm) => {
        const possible = jpmChances(levels, all(3), plain)!
        const { low, high, chances: boxes } = boxOutlook(facts(jpm), possible, DEFAULT_TALENT_RECIPE)!
        const held = possible.filter((one) => Math.min(100, one.jpm) >= low && Math.min(100, one.jpm) <= high)
        expect(low).toBeLessThanOrEqual(Math.min(100, jpm))
        expect(high).toBeGreaterThanOrEqual(Math.min(100, jpm))
        expect(held.reduce((sum, { chance }) => sum + chance, 0)).toBeGreaterThanOrEqual(0.8 - 1e-9)
        expect(boxes.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 9)
      }),
    )
  })
})
