import { describe, expect, it } from 'vitest'
import { suggestRoundDay } from './round-basis.ts'

const basis = (predicates: Record<number, number>) => ({
  officials: 100,
  years: 2,
  predicates: Object.entries(predicates)
    .map(([year, officials]) => ({ year: Number(year), officials }))
    .toSorted((a, b) => b.year - a.year),
})

describe('suggestRoundDay', () => {
  it('is today where most officials have the predicates of both years before', () => {
    expect(suggestRoundDay('2026-11-25', basis({ 2024: 60, 2025: 50 }))).toBe('2026-11-25')
  })
  it('is the end of the last year whose own two years are on record', () => {
    expect(suggestRoundDay('2026-11-25', basis({ 2023: 90, 2024: 90, 2025: 49 }))).toBe('2025-12-31')
    expect(suggestRoundDay('2026-02-01', basis({ 2021: 90, 2022: 90, 2024: 90 }))).toBe('2023-12-31')
  })
  it('never lies ahead, and is today where no two years in a row are on record', () => {
    expect(suggestRoundDay('2025-06-01', basis({ 2025: 90, 2024: 90, 2023: 90 }))).toBe('2025-06-01')
    expect(suggestRoundDay('2026-11-25', basis({ 2022: 90, 2024: 90 }))).toBe('2026-11-25')
    expect(suggestRoundDay('2026-11-25', basis({}))).toBe('2026-11-25')
  })
})
