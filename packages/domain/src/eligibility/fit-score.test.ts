import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIT_RECIPES, type FitPartCode, fitScore } from './fit-score.ts'

const full = { jpm: 9000, technical: 8000, performance: 8000, potential: 7000, experience: 6000 }
const DATE = '2026-03-01'

describe('fitScore', () => {
  it('keeps the parts beside their sum', () => {
    const { total, atMost, parts, missing } = fitScore('JPT_PRATAMA', full, DATE)
    // 25 % of 90, 30 % of 80, 20 % of 80, 15 % of 70, 10 % of 60
    expect(parts.map(({ points }) => points)).toEqual([2250, 2400, 1600, 1050, 600])
    expect([total, atMost, missing]).toEqual([7900, 7900, []])
  })
  it('names a missing part with its weight and guesses nothing', () => {
    const score = fitScore('JPT_PRATAMA', { ...full, jpm: null, experience: null }, DATE)
    expect(score).toMatchObject({ missing: ['jpm', 'experience'], missingWeight: 35, total: 5050, atMost: 8550 })
  })
  it('tells a missing part from a zero', () => {
    expect(fitScore('PENGAWAS', { ...full, jpm: 0 }, DATE)).toMatchObject({ missing: [], missingWeight: 0 })
  })
  it.each(
    FIT_RECIPES.flatMap(({ version, weights }) =>
      Object.entries(weights).map(([tier, row]) => ({ version, tier, row })),
    ),
  )('has weights of 100 in $version for $tier', ({ row }) =>
    expect(Object.values(row).reduce((sum, weight) => sum + weight, 0)).toBe(100),
  )
  it.each([-1, 10_001, 0.5, Number.NaN])('refuses %d', (jpm) => {
    expect(() => fitScore('PENGAWAS', { ...full, jpm }, DATE)).toThrow(/jpm/)
  })
  it('lies between its bounds and never falls when a part rises', () => {
    const value = fc.integer({ min: 0, max: 9999 })
    const values = fc.record({ jpm: value, technical: value, performance: value, potential: value, experience: value })
    const code = fc.constantFrom<FitPartCode>('jpm', 'technical', 'performance', 'potential', 'experience')
    fc.assert(
      fc.property(values, code, (row, part) => {
        const known = fitScore('PELAKSANA', row, DATE).total
        const hidden = fitScore('PELAKSANA', { ...row, [part]: null }, DATE)
        expect(hidden.total <= known && known <= hidden.atMost).toBe(true)
        expect(fitScore('PELAKSANA', { ...row, [part]: row[part] + 1 }, DATE).total).toBeGreaterThanOrEqual(known)
      }),
    )
  })
  it('takes the recipe in force on the date', () => {
    const later = { ...FIT_RECIPES[0]!, version: 'NEXT', validFrom: '2026-03-02' }
    expect(fitScore('PENGAWAS', full, DATE, [...FIT_RECIPES, later]).recipeVersion).toBe('FIT_2026_1')
    expect(fitScore('PENGAWAS', full, '2026-03-02', [...FIT_RECIPES, later]).recipeVersion).toBe('NEXT')
  })
})
