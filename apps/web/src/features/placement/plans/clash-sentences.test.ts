import { describe, expect, it } from 'vitest'
import { words as i18n } from '../testing-words.ts'
import { clashSentence, relaxSentence } from './clash-sentences.ts'

const lock = { id: 'a', kind: 'lock-post', official: null, post: 'Camat, Kecamatan A', reason: 'rapat tim' } as const
const force = { id: 'b', kind: 'force', official: 'Budi', post: 'Camat, Kecamatan A', reason: 'arahan' } as const

describe('what stands against a plan', () => {
  it('names both constraints with their reasons, and the pair', () => {
    const pairs = [{ official: 'Budi', post: 'Camat, Kecamatan A' }]
    expect(clashSentence({ code: 'forced-into-lock', constraints: [lock, force], pairs }, i18n)).toBe(
      'Ketentuan memaksa pasangan yang terkunci: kunci Camat, Kecamatan A (alasannya: rapat tim); ' +
        'paksa Budi pada Camat, Kecamatan A (alasannya: arahan). Pasangan: Budi – Camat, Kecamatan A.',
    )
  })

  it('says what has to give way', () => {
    expect(relaxSentence({ kind: 'constraint', constraint: force }, i18n)).toBe(
      'Cabut ketentuan paksa Budi pada Camat, Kecamatan A (alasannya: arahan).',
    )
    expect(relaxSentence({ kind: 'cap', agency: null, needed: 3 }, i18n)).toBe(
      'Izinkan sedikitnya 3 perpindahan dari perangkat daerah ini.',
    )
    expect(relaxSentence({ kind: 'most-moves', needed: 9 }, i18n)).toContain('sedikitnya 9 perpindahan')
    expect(relaxSentence({ kind: 'must-fill', post: 'Camat', postIndex: 4 }, i18n)).toBe('Biarkan Camat kosong.')
    expect(relaxSentence({ kind: 'place', official: 'Budi' }, i18n)).toContain('Sediakan tempat bagi Budi')
  })
})
