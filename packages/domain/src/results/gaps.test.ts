import { describe, expect, it } from 'vitest'
import { COMPETENCIES } from '../competencies/competencies.ts'
import { competencyGaps, developmentAdvice, placementAdvice, shortfallSentence, strengthSentence } from './gaps.ts'

const gapOf = (level: number, required: number, code = 'M.08') =>
  competencyGaps({ [code]: level }, { [code]: required })[0]!

describe('competencyGaps', () => {
  it('leaves out what was not measured or is not required, instead of calling it level 0', () => {
    expect(competencyGaps({ 'M.01': 2, 'M.02': 2 }, { 'M.02': 3, 'M.03': 3 }).map(({ code }) => code)).toEqual(['M.02'])
  })

  it('says a shortfall and a surplus in words', () => {
    expect(shortfallSentence(gapOf(2, 4))).toBe(
      'Pengambilan Keputusan 2 tingkat di bawah standar (level 2, dipersyaratkan 4).',
    )
    expect(strengthSentence(gapOf(3, 3))).toBe('Pengambilan Keputusan sesuai standar (level 3).')
    expect(strengthSentence(gapOf(4, 3))).toContain('1 tingkat di atas standar')
  })
})

describe('developmentAdvice', () => {
  it('aims at the next level and quotes its behaviour', () => {
    expect(developmentAdvice(gapOf(2, 5))).toMatch(
      /^Pengambilan Keputusan \(level 2 menuju 3\): .+ Perilaku yang dituju: membandingkan beberapa tindakan/,
    )
  })

  it.each(COMPETENCIES.map(({ code }) => code))('%s has another activity for no, a small and a large gap', (code) => {
    const texts = [gapOf(2, 2, code), gapOf(2, 3, code), gapOf(2, 4, code)].map(developmentAdvice)
    expect(new Set(texts).size).toBe(3)
    for (const text of texts) expect(text).toMatch(/menuju 3\): [A-Z].+\. Perilaku yang dituju: /)
  })

  it('has no level to aim at beyond the fifth', () => {
    expect(developmentAdvice(gapOf(5, 4))).toMatch(/^Pengambilan Keputusan \(level 5\): [^:]+\.$/)
  })
})

describe('placementAdvice', () => {
  it.each(['O', 'CO', 'KO'])('leaves the decision about %s to the official in charge', (code) => {
    expect(placementAdvice(code)).toContain('Keputusan penempatan ada pada pejabat yang berwenang.')
  })

  it('has none for a category of filling a post', () => {
    expect(placementAdvice('MS')).toBeNull()
  })
})
