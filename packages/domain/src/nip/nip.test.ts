import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatNip, parseNip } from './nip.ts'

const TODAY = '2025-10-01'
const two = (n: number) => String(n).padStart(2, '0')

const validNip = fc
  .record({
    year: fc.integer({ min: 1960, max: 2000 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    age: fc.integer({ min: 20, max: 24 }),
    appointment: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.constant(21)),
    sex: fc.constantFrom(1, 2),
    serial: fc.integer({ min: 1, max: 999 }),
  })
  .map(
    ({ year, month, day, age, appointment, sex, serial }) =>
      `${year}${two(month)}${two(day)}${year + age}${two(appointment)}${sex}${String(serial).padStart(3, '0')}`,
  )

describe('parseNip', () => {
  it('reads a PNS number', () => {
    expect(parseNip('198503152010011001', TODAY)).toEqual({
      outcome: 'valid',
      value: {
        nip: '198503152010011001',
        kind: 'PNS',
        birthDate: '1985-03-15',
        appointment: { year: 2010, month: 1 },
        sex: 'L',
      },
      warnings: [],
    })
  })
  it.each(['21', '13', '31'])('reads a PPPK number with %s where a month would stand', (code) => {
    expect(parseNip(`19900412${2022}${code}2017`, TODAY)).toMatchObject({
      outcome: 'valid',
      value: { kind: 'PPPK', appointment: { year: 2022, month: null }, sex: 'P' },
    })
  })
  it('reads every valid number however it is grouped, and shows it 8-6-1-3', () => {
    fc.assert(
      fc.property(validNip, fc.constantFrom(' ', '.', '-', '\u00a0'), (nip, mark) => {
        const grouped = `'${formatNip(nip).replaceAll(' ', mark)}`
        expect(parseNip(grouped, TODAY)).toMatchObject({ outcome: 'valid', value: { nip }, warnings: [] })
      }),
    )
    expect(formatNip('198503152010011001')).toBe('19850315 201001 1 001')
  })
  it('never takes a number with one digit too few or too many', () => {
    fc.assert(
      fc.property(validNip, fc.integer({ min: 0, max: 17 }), (nip, at) => {
        expect(parseNip(nip.slice(0, at) + nip.slice(at + 1), TODAY).outcome).toBe('invalid')
        expect(parseNip(`${nip.slice(0, at)}1${nip.slice(at)}`, TODAY).outcome).toBe('invalid')
      }),
    )
  })
  it.each([
    ['a cell that holds a number', 198503152010011000, 'tersimpan sebagai bilangan'],
    ['scientific notation', '1.98503E+17', 'tersimpan sebagai bilangan'],
    ['scientific notation with a comma', '1,98503E+17', 'tersimpan sebagai bilangan'],
    ['digits that end in 000', '198503152010011000', 'nomor urut NIP 000'],
    ['17 digits', '19850315201001100', '17 angka'],
    ['19 digits', '1985031520100110011', '19 angka'],
    ['nothing', '  ', 'NIP kosong'],
    ['a letter', '19850315201001100O', 'huruf'],
    ['31 February', '198502312010011001', '1985-02-31'],
    ['29 February of a common year', '198502292010011001', '1985-02-29'],
    ['a birth in the future', '203001012050011001', 'masa depan'],
    ['an appointment in the future', '198503152031011001', 'masa depan'],
    ['month 00', '198503152010001001', 'bulan pengangkatan'],
    ['sex 0', '198503152010010001', 'angka ke-15'],
    ['sex 3', '198503152010013001', 'angka ke-15'],
    ['an appointment before the birth', '198503151980011001', 'tidak masuk akal'],
    ['a birth in 1885', '188503151910011001', 'tidak masuk akal'],
  ])('refuses %s with its reason', (_name, cell, reason) => {
    const outcome = parseNip(cell, TODAY)
    expect(outcome.outcome === 'invalid' && outcome.reason.text).toContain(reason)
  })
  it.each([
    ['198503152003021001', 17, 'a month short of 18'],
    ['197001152011021001', 41, 'past 40'],
  ])('warns of %s, appointed at %i: %s', (nip, age) => {
    const outcome = parseNip(nip, TODAY)
    expect(outcome.outcome === 'valid' && outcome.warnings).toMatchObject([
      { code: 'NIP_AGE', values: { age }, text: expect.stringContaining(`${age} tahun`) },
    ])
  })
  it('finds 18 and 40 usual, and a PPPK of 50', () => {
    for (const nip of ['198503152003031001', '197003152010031001', '197203152022211001']) {
      expect(parseNip(nip, TODAY)).toMatchObject({ outcome: 'valid', warnings: [] })
    }
  })
})
