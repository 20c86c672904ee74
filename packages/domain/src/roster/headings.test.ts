import { describe, expect, it } from 'vitest'
import { REQUIRED_ROSTER_COLUMNS, ROSTER_COLUMNS } from '../codes/codes.ts'
import { findHeadings, matchHeadings, normaliseHeading } from './headings.ts'

describe('normaliseHeading', () => {
  it.each(['nip_baru', 'NIP BARU', 'Nip_Baru', ' nip-baru ', "'NIP.BARU", 'Nip  Baru:', 'NIP'])('reads %s', (cell) => {
    expect(normaliseHeading(cell)).toBe('nip_baru')
  })
})

describe('matchHeadings', () => {
  it('takes a whole SIASN export, in any case, with what agencies add', () => {
    const cells = [
      ...ROSTER_COLUMNS.map((name) => name.toUpperCase().replaceAll('_', ' ')),
      'Eselon Nama',
      'Kelas Jabatan',
    ]
    const { columns, missing, unknown, doubled } = matchHeadings(cells)
    expect([columns.size, missing, unknown, doubled]).toEqual([cells.length, [], [], []])
  })
  it('names what is missing, what nobody knows and what comes twice', () => {
    const cells = [...REQUIRED_ROSTER_COLUMNS.filter((name) => name !== 'unor_nama'), 'Hobi', 'NAMA', null]
    expect(matchHeadings(cells)).toMatchObject({ missing: ['unor_nama'], unknown: ['hobi'], doubled: ['nama'] })
  })
})

describe('findHeadings', () => {
  it('skips titles above the heading row', () => {
    const rows = [['DATA ASN KOTA BENGKULU'], [], [...REQUIRED_ROSTER_COLUMNS], ['1']]
    expect(findHeadings(rows)).toMatchObject({ outcome: 'found', index: 2 })
  })
  it('sees headings that are spread over two rows', () => {
    const [first, ...others] = REQUIRED_ROSTER_COLUMNS
    expect(findHeadings([[...others], [first]])).toEqual({
      outcome: 'incomplete',
      row: 1,
      missing: [first],
      spread: true,
    })
    expect(findHeadings([[...others], ['x']])).toMatchObject({ outcome: 'incomplete', spread: false })
  })
  it('finds none in a sheet about something else', () => {
    expect(
      findHeadings([
        ['a', 'b'],
        ['1', '2'],
      ]),
    ).toEqual({ outcome: 'none' })
  })
})
