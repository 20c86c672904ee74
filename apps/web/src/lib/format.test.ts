import { describe, expect, it } from 'vitest'
import { formatBytes, formatDate, formatDateTime, formatNip, formatNumber, formatShare, formatTime } from './format.ts'

describe('format', () => {
  it('groups thousands with a full stop and marks decimals with a comma', () => {
    expect(formatNumber(1234.5)).toBe('1.234,5')
    expect(formatNumber(1234.5, {}, 'en')).toBe('1,234.5')
    expect(formatNumber(3, { least: 2 })).toBe('3,00')
  })
  it('shows a missing number as a dash, and zero as zero', () => {
    expect(formatNumber(null)).toBe('–')
    expect(formatNumber(0)).toBe('0')
  })
  it('writes the month in full and never shifts a calendar day', () => {
    expect(formatDate('2026-11-24', 'Asia/Jayapura')).toBe('24 November 2026')
    expect(formatDate('2025-09-30', 'Asia/Jakarta', 'en')).toBe('30 September 2025')
  })
  it('shows the time with its zone', () => {
    expect(formatTime('2026-11-24T02:30:00Z', 'Asia/Jakarta')).toBe('09.30\u00a0WIB')
    expect(formatTime('2026-11-24T02:30:00Z', 'Asia/Jayapura', 'en')).toBe('11:30\u00a0WIT')
    expect(formatDateTime('2026-11-24T20:30:00Z', 'Asia/Makassar')).toBe('25 November 2026, 04.30\u00a0WITA')
  })
  it('groups a NIP 8-6-1-3 and leaves anything else alone', () => {
    expect(formatNip('198503152010011002')).toBe('19850315\u00a0201001\u00a01\u00a0002')
    expect(formatNip('12345')).toBe('12345')
  })
  it('shows shares and sizes', () => {
    expect(formatShare(0.998)).toBe('99,8\u00a0%')
    expect(formatBytes(1_234_000)).toBe('1,2\u00a0MB')
    expect(formatBytes(999)).toBe('999\u00a0B')
  })
})
