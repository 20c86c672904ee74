import { describe, expect, it } from 'vitest'
import {
  educationName,
  educationStep,
  findEducation,
  findEselon,
  findGolongan,
  findLegalStatus,
  golonganName,
  PNS_LADDER,
} from './codes.ts'

describe('findGolongan', () => {
  it.each(['III/c', 'iii/C', 'III.c', '33', 'Penata (III/c)', 'Penata, III/c', 'Gol. III/c'])('reads %s', (text) => {
    expect(findGolongan(text, 'PNS')).toBe('III/c')
  })
  it.each(['IX', 'ix', 'Golongan IX'])('reads %s of a PPPK', (text) => {
    expect(findGolongan(text, 'PPPK')).toBe('IX')
  })
  it('does not give a PPPK the golongan of a PNS, nor the other way round', () => {
    expect(findGolongan('III/c', 'PPPK')).toBeNull()
    expect(findGolongan('IX', 'PNS')).toBeNull()
    expect(findGolongan('V/z', 'PNS')).toBeNull()
  })
  it('has 17 steps for a PNS, each with its pangkat', () => {
    expect(PNS_LADDER).toHaveLength(17)
    expect([PNS_LADDER[0], PNS_LADDER.at(-1)].map((step) => golonganName(step!))).toEqual([
      'Juru Muda (I/a)',
      'Pembina Utama (IV/e)',
    ])
  })
})

describe('findEducation', () => {
  it.each(['40', 'S-1/Sarjana', 's1'])('reads %s', (text) => expect(findEducation(text)).toBe('40'))
  it('reads a code that lost its leading zero', () => expect(findEducation('5')).toBe('05'))
  it('takes no guess', () => expect([findEducation(''), findEducation('S9')]).toEqual([null, null]))
  it('counts a profession with the first degree, and nothing below SLTA', () => {
    expect(['50', '47', '42', '35', '30', '15', '10'].map(educationStep)).toEqual([
      'S3',
      'S2',
      'S1_D4',
      'S1_D4',
      'D3',
      'SLTA',
      null,
    ])
    expect(educationName('42')).toBe('Profesi')
  })
})

describe('findEselon', () => {
  it.each([
    ['21', 'II.a', 'JPT_PRATAMA'],
    ['III.b', 'III.b', 'ADMINISTRATOR'],
    ['Eselon IV.a', 'IV.a', 'PENGAWAS'],
  ])('reads %s', (text, eselon, tier) => expect(findEselon(text)).toMatchObject({ eselon, tier }))
  it('knows no eselon VI', () => expect(findEselon('VI.a')).toBeNull())
})

describe('findLegalStatus', () => {
  it('reads a code, a code without its zero, and a name', () => {
    expect(['01', '1', 'aktif', 'PPPK Aktif'].map(findLegalStatus)).toEqual(['01', '01', '01', '71'])
  })
})
