import { describe, expect, it } from 'vitest'
import { COMPETENCIES, normaliseCompetencyCode, standardForTier, THEMES } from './competencies.ts'

describe('competencies', () => {
  it('are the nine in official order, each with five levels of three indicators', () => {
    expect(COMPETENCIES.map(({ code }) => code)).toEqual([
      'M.01',
      'M.02',
      'M.03',
      'M.04',
      'M.05',
      'M.06',
      'M.07',
      'M.08',
      'SK.01',
    ])
    for (const { levels } of COMPETENCIES) {
      expect(levels.map(({ level, indicators }) => [level, indicators.length])).toEqual(
        [1, 2, 3, 4, 5].map((level) => [level, 3]),
      )
    }
  })

  it.each([
    ['m.1', 'M.01'],
    [' SK.1 ', 'SK.01'],
    ['M.08', 'M.08'],
  ])('reads %j as %s', (written, code) => {
    expect(normaliseCompetencyCode(written)).toBe(code)
  })

  it('are what every theme is made of', () => {
    const codes = new Set(COMPETENCIES.map(({ code }) => code))
    expect(THEMES.map(({ name }) => name)).toEqual([
      'Kepemimpinan',
      'Kemampuan analitis',
      'Komunikasi',
      'Pengambilan keputusan',
    ])
    for (const { main, supporting } of THEMES)
      expect([...main, ...supporting].filter((it) => !codes.has(it))).toEqual([])
  })
})

describe('standardForTier', () => {
  it.each([
    ['JPT_UTAMA', 45],
    ['JPT_MADYA', 45],
    ['JPT_PRATAMA', 36],
    ['ADMINISTRATOR', 27],
    ['PENGAWAS', 18],
    ['PELAKSANA', 9],
    ['JF_AHLI_UTAMA', 45],
    ['JF_AHLI_MADYA', 36],
    ['JF_AHLI_MUDA', 27],
    ['JF_AHLI_PERTAMA', 18],
    ['JF_PENYELIA', 27],
    ['JF_MAHIR', 18],
    ['JF_TERAMPIL', 12],
    ['JF_PEMULA', 9],
  ])('%s requires %d levels over the nine', (tier, sum) => {
    const standard = standardForTier(tier)!
    expect(COMPETENCIES.reduce((total, { code }) => total + standard[code]!, 0)).toBe(sum)
  })

  it('has none for a tier that the tables do not know', () => {
    expect(standardForTier('ESELON_V')).toBeNull()
  })
})
