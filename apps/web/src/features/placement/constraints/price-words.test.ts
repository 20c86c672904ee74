import { describe, expect, it } from 'vitest'
import { words as i18n } from '../testing-words.ts'
import { priceSentences } from './price-words.ts'

const price = {
  price: 1240,
  totalBefore: 412_400,
  totalAfter: 411_160,
  movesBefore: 40,
  movesAfter: 42,
  unfilled: ['Camat Sukajadi'],
}

describe('priceSentences', () => {
  it('says what it costs, what it empties and what becomes of the moves', () => {
    expect(priceSentences(price, i18n)).toEqual([
      'Keputusan ini menurunkan total 12,40 poin dan mengosongkan Camat Sukajadi.',
      'Total kesesuaian menjadi 4.111,60 poin, tanpa keputusan ini 4.124,00 poin.',
      'Perpindahan menjadi 42, tanpa keputusan ini 40.',
    ])
  })
  it('says that nothing is lost, without two totals that are one', () => {
    expect(priceSentences({ ...price, price: 0, totalAfter: 412_400, movesAfter: 40, unfilled: [] }, i18n)).toEqual([
      'Keputusan ini tidak menurunkan total.',
      'Jumlah perpindahan tetap 40.',
    ])
  })
  it('does not call a higher total a loss: fewer posts are filled then', () => {
    const [first] = priceSentences({ ...price, price: -300 }, i18n)
    expect(first).toBe('Keputusan ini menaikkan total 3,00 poin, tetapi mengosongkan Camat Sukajadi.')
  })
  it('names five of the emptied posts and counts the others', () => {
    const [first] = priceSentences({ ...price, unfilled: [...'abcdefg'] }, i18n)
    expect(first).toContain('mengosongkan a; b; c; d; e; dan 2 jabatan lain.')
  })
  it('says that there is no plan left', () => {
    expect(priceSentences({ ...price, price: null, totalAfter: null, movesAfter: null }, i18n)).toHaveLength(1)
  })
})
