import { describe, expect, it } from 'vitest'
import { boundWords, formatFit, formatInterval, formatPoints, formatSigned, shareOfBound } from './points.ts'
import { words as i18n } from './testing-words.ts'

describe('points', () => {
  it('writes hundredths as points of the language', () => {
    expect(formatPoints(1240)).toBe('12,40')
    expect(formatPoints(4_125_030)).toBe('41.250,30')
    expect(formatPoints(null)).toBe('–')
    expect(formatSigned(-50)).toBe('-0,50')
    expect(formatSigned(50)).toBe('+0,50')
    expect(formatFit(8240)).toBe('82,4')
    expect(formatInterval(7810, 8600)).toBe('78,1–86,0')
  })
})

describe('shareOfBound', () => {
  it('never reads as the whole bound where something is missing', () => {
    expect(shareOfBound({ total: 9_999_999, bound: 10_000_000 })).toBe(0.9999)
    expect(shareOfBound({ total: 100, bound: 100 })).toBe(1)
  })
  it('knows no share of nothing, nor of a bound that was passed', () => {
    expect(shareOfBound({ total: 0, bound: 0 })).toBeNull()
    expect(shareOfBound({ total: 5, bound: 4 })).toBeNull()
  })
})

const free = { fewestMovesWithin: null, mostMoves: null, moveCapShare: null, stayingBonus: 0 }

describe('boundWords', () => {
  it('calls a plan best only with its certificate', () => {
    expect(boundWords({ total: 100, bound: 100, certified: true }, free, i18n)).toBe('terbukti terbaik')
    expect(boundWords({ total: 998, bound: 1000, certified: false }, free, i18n)).toBe(
      '99,8\u00a0% dari batas teoretis',
    )
    expect(boundWords({ total: 100, bound: 100, certified: false }, free, i18n)).toBe('100\u00a0% dari batas teoretis')
    expect(boundWords({ total: 998, bound: 1000, certified: true }, free, i18n)).toContain('99,8\u00a0%')
  })
  it('does not call best of all what is best within limits', () => {
    const limited = { ...free, mostMoves: 30 }
    expect(boundWords({ total: 100, bound: 100, certified: true }, limited, i18n)).toContain('dalam batas')
    const calm = { ...free, stayingBonus: 2_500 }
    expect(boundWords({ total: 100, bound: 100, certified: true }, calm, i18n)).toContain('dalam batas')
  })
})
