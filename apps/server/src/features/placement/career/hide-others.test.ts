import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HIDDEN, hideOthers } from './hide-others.ts'

const OTHERS = ['Budi Santoso Wijaya', 'Siti Aminah', 'Suharto', 'Dewi Anggraini']
const hide = (text: string, concerned: string[] = []) =>
  hideOthers(text, { own: 'Rahmat Hidayat', others: OTHERS, concerned })

describe('hideOthers', () => {
  it.each([
    ['Budi Santoso Wijaya lebih lama memimpin unit.', `${HIDDEN} lebih lama memimpin unit.`],
    ['Dipilih BUDI SANTOSO, karena unit sejenis.', `Dipilih ${HIDDEN}, karena unit sejenis.`],
    ['Sdr. Suharto sudah menangani banjir.', `Sdr. ${HIDDEN} sudah menangani banjir.`],
    ['Nilai 81,40 dan 79.05 tidak jauh berbeda.', `Nilai ${HIDDEN} dan ${HIDDEN} tidak jauh berbeda.`],
    ['NIP 19850303 201001 1 001 lebih senior.', `NIP ${HIDDEN} lebih senior.`],
    ['Skor JPM 92 menjadi pertimbangan.', `Skor JPM ${HIDDEN} menjadi pertimbangan.`],
    ['Berpengalaman 5 tahun menurut PP 11/2017.', 'Berpengalaman 5 tahun menurut PP 11/2017.'],
    ['Rahmat Hidayat dibutuhkan di dinas asalnya.', 'Rahmat Hidayat dibutuhkan di dinas asalnya.'],
  ])('%s', (text, shown) => expect(hide(text)).toBe(shown))

  it('hides every word of the name of whoever the post concerns', () => {
    expect(hide('Bu Dewi dan Pak Wijaya setara.', ['Dewi Anggraini', 'Budi Santoso Wijaya'])).toBe(
      `Bu ${HIDDEN} dan Pak ${HIDDEN} setara.`,
    )
  })

  it("leaves no full name of anybody, and keeps the asker's own", () => {
    const word = fc.constantFrom('karena', 'lebih', 'senior,', 'unit', 'dan', '5')
    const name = fc.constantFrom(...OTHERS)
    fc.assert(
      fc.property(fc.array(fc.oneof(word, name), { minLength: 1, maxLength: 12 }), (parts) => {
        const shown = hide([...parts, 'Rahmat Hidayat'].join(' '))
        for (const other of OTHERS) expect(shown).not.toContain(other)
        expect(shown).toContain('Rahmat Hidayat')
      }),
    )
  })
})
