import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isCalendarDay, readDay } from './calendar-day.ts'

const day = fc
  .date({ min: new Date('1930-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))

describe('readDay', () => {
  it('reads one day in every form that a sheet may hold', () => {
    fc.assert(
      fc.property(day, (iso) => {
        const [y, m, d] = iso.split('-') as [string, string, string]
        const serial = Date.parse(iso) / 86_400_000 + 25_569
        const forms = [`${d}-${m}-${y}`, `${Number(d)}/${Number(m)}/${y}`, `${d}.${m}.${y}`, iso, `${iso} 00:00:00`]
        for (const form of [...forms, new Date(iso), serial, String(serial)]) expect(readDay(form)).toBe(iso)
      }),
    )
  })
  it.each([
    '31-02-1990',
    '29-02-2023',
    '00-01-1990',
    '15-13-1985',
    '1985-02-30',
    '12-05-19855',
    '15 Maret 1985',
    '',
    '-',
  ])('takes %s for no day', (text) => expect(readDay(text)).toBeNull())
  it.each([0, -3, 1e9, Number.NaN, new Date(Number.NaN)])('takes %s for no day', (cell) => {
    expect(readDay(cell)).toBeNull()
  })
})

describe('isCalendarDay', () => {
  it('knows the leap years', () => {
    expect(['2000-02-29', '2024-02-29', '1900-02-29', '2023-02-29'].map(isCalendarDay)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
