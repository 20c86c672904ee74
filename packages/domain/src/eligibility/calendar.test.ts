import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { firstFreeDay, monthsBetween, shiftMonths } from './calendar.ts'

const day = fc
  .integer({ min: 0, max: 9000 })
  .map((n) => new Date(Date.UTC(2011, 0, 1) + n * 86_400_000).toISOString().slice(0, 10))

describe('months', () => {
  it.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-12-31', 2, '2025-02-28'],
    ['1900-01-31', 1, '1900-02-28'],
    ['2000-01-31', 1, '2000-02-29'],
    ['2025-01-15', -1, '2024-12-15'],
    ['2025-11-30', 1, '2025-12-30'],
  ])('%s and %i months is %s', (from, months, until) => expect(shiftMonths(from, months)).toBe(until))

  it('count what shifting confirms: no month less, none more', () => {
    fc.assert(
      fc.property(day, day, (from, until) => {
        fc.pre(from <= until)
        const months = monthsBetween(from, until)
        expect(shiftMonths(from, months) <= until && shiftMonths(from, months + 1) > until).toBe(true)
      }),
    )
    expect(monthsBetween('2024-05-01', '2020-01-01')).toBe(0)
  })
})

describe('firstFreeDay', () => {
  it('walks through windows that touch, and stops at one without an end', () => {
    const spans = [
      { from: '2026-02-01', until: '2026-03-01' },
      { from: '2026-01-01', until: '2026-02-01' },
    ]
    expect(firstFreeDay('2026-01-15', spans)).toBe('2026-03-01')
    expect(firstFreeDay('2026-03-01', spans)).toBe('2026-03-01')
    expect(firstFreeDay('2026-01-15', [...spans, { from: '2026-02-15', until: null }])).toBeNull()
  })
})
