import { describe, expect, it } from 'vitest'
import { words as i18n } from '../testing-words.ts'
import { headline } from './plan-headline.ts'

const figures = {
  placed: 900,
  total: 5_842_115,
  bound: 5_842_115,
  certified: true,
  stayTotal: 5_541_890,
  filledVacancies: 39,
  vacancies: 41,
  empty: 12,
  moves: 57,
  promotions: 40,
  laterals: 17,
  chains: 39,
  longestChain: 4,
  worstAgency: null,
  lowestFit: 4210,
  seconds: 0.8,
  warm: false,
}

const settings = {
  label: 'a',
  objective: 'total' as const,
  fewestMovesWithin: null,
  mostMoves: null,
  moveCapShare: null,
  stayingBonus: 0,
  timeLimitSeconds: 60,
}

describe('headline', () => {
  it('says what is filled, by how many moves, what it gains and how good that is', () => {
    expect(headline(figures, settings, i18n)).toBe(
      '39 dari 41 jabatan lowong terisi dengan 57 perpindahan. Total kesesuaian naik 3.002,25 poin menjadi 58.421,15 poin, terbukti terbaik.',
    )
  })
  it('does not call a loss a gain', () => {
    expect(headline({ ...figures, stayTotal: 5_842_215 }, settings, i18n)).toContain('turun 1,00 poin')
  })
  it('says that nobody moves', () => {
    expect(headline({ ...figures, moves: 0, stayTotal: 5_842_115 }, settings, i18n)).toContain(
      'Tidak ada yang berpindah',
    )
  })
})
