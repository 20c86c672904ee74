import { describe, expect, it } from 'vitest'
import { words as i18n } from '../testing-words.ts'
import { figureRows, priceOfChoice } from './compare-words.ts'

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
  worstAgency: { unitId: 'u', name: 'Dinas Sosial', mean: 6012, posts: 11 },
  lowestFit: 4210,
  seconds: 0.8,
  warm: false,
}
const other = { ...figures, total: 5_841_000, moves: 60, filledVacancies: 39, certified: false, worstAgency: null }

const settings = {
  label: 'a',
  objective: 'total' as const,
  fewestMovesWithin: null,
  mostMoves: null,
  moveCapShare: null,
  stayingBonus: 0,
  timeLimitSeconds: 60,
}

describe('priceOfChoice', () => {
  it('says of A against B what is more, less and the same', () => {
    expect(priceOfChoice(figures, other, i18n)).toEqual([
      'Memilih A menaikkan total 11,15 poin dibanding B.',
      'A memerlukan 3 perpindahan lebih sedikit daripada B.',
      'A dan B mengisi jabatan lowong sama banyak.',
    ])
    expect(priceOfChoice(other, figures, i18n)[0]).toBe('Memilih A menurunkan total 11,15 poin dibanding B.')
  })
})

describe('figureRows', () => {
  it('subtracts B from A, and nothing where one is not known', () => {
    const rows = Object.fromEntries(
      figureRows({ figures, settings }, { figures: other, settings }, i18n).map(({ id, ...row }) => [id, row]),
    )
    expect(rows.total).toEqual({ a: '58.421,15', b: '58.410,00', difference: '+11,15' })
    expect(rows.moves!.difference).toBe('-3')
    expect(rows.worstAgency).toEqual({ a: '60,1 (Dinas Sosial)', b: '–', difference: '–' })
    expect(rows.bound!.b).toBe('99,98\u00a0% dari batas teoretis')
  })
})
