import { ELIGIBILITY_RULES } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { longDay, points, ruleName, ruleValue } from './document-words.ts'

describe('words of the nota', () => {
  it('writes hundredths as points, and a missing one as a dash', () => {
    expect([points(791_500), points(-394), points(0), points(null)]).toEqual(['7.915,00', '-3,94', '0,00', '–'])
  })
  it.each([
    [64, 'months', '5 tahun 4 bulan'],
    [24, 'months', '2 tahun'],
    [0, 'months', '0 bulan'],
    [56, 'years', '56 tahun'],
    ['2049-01-31', 'date', '31 Januari 2049'],
    ['S1_D4', 'code', 'S1 D4'],
    [null, 'months', '–'],
  ])('writes %s %s as %s', (value, unit, text) => expect(ruleValue(value, unit)).toBe(text))
  it('dates an instant where the instansi is', () => {
    const late = '2026-11-24T16:30:00Z'
    expect(longDay(late, 'Asia/Jakarta')).toBe('24 November 2026')
    expect(longDay(late, 'Asia/Makassar')).toBe('25 November 2026')
    expect(longDay('2026-11-24', 'Asia/Makassar')).toBe('24 November 2026')
  })
  it('has a name for every rule that a post of a round can be under', () => {
    const tiers = ['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS']
    const asked = ELIGIBILITY_RULES.filter(({ limits }) => tiers.some((tier) => limits[tier] !== undefined))
    expect(asked.filter(({ code }) => ruleName(code) === code)).toEqual([])
  })
})
