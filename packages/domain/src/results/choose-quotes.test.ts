import { expect, it } from 'vitest'
import { chooseQuotes, type SignedNote } from './choose-quotes.ts'

const note = (text: string, sign: SignedNote['sign'], indicator: string | null = null) => ({ text, sign, indicator })

it('takes what was missed as well as what was shown, tied notes first, in the order they were written', () => {
  const notes = [
    note('Memotong pembicaraan dua kali', '-'),
    note('Menyapa peserta lain', '+'),
    note('Merangkum pendapat semua orang', '+', 'M.03.3.1'),
    note('Tidak menanyakan alasan keberatan', '-', 'M.03.2.1'),
    note('Duduk di ujung meja rapat', '0'),
  ]
  expect(chooseQuotes(notes, 2)).toEqual([notes[2], notes[3]])
  expect(chooseQuotes(notes, 4)).toEqual(notes.slice(0, 4))
  expect(chooseQuotes(notes, 9)).toEqual(notes)
})

it('leaves out what says too little and what is said twice', () => {
  const notes = [note('ok', '+'), note('Menjawab dengan angka', '+'), note('menjawab dengan angka ', '+')]
  expect(chooseQuotes(notes, 5)).toEqual([notes[1]])
  expect(chooseQuotes([], 5)).toEqual([])
})
