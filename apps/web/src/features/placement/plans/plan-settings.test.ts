import { describe, expect, it } from 'vitest'
import { words as i18n } from '../testing-words.ts'
import { readSettings, settingsWords, startInput } from './plan-settings.ts'

const sentence = (field: string) => `perbaiki ${field}`
const input = { ...startInput(undefined), label: 'Rencana 1' }

describe('readSettings', () => {
  it('sends shares of one and hundredths of a point', () => {
    const all = { ...input, isFewest: true, fewestWithin: 0.7, isCapped: true, capShare: 15, stayingBonus: 1.15 }
    expect(readSettings(all, sentence)).toEqual({
      settings: {
        label: 'Rencana 1',
        objective: 'total',
        fewestMovesWithin: 0.007,
        mostMoves: null,
        moveCapShare: 0.15,
        stayingBonus: 115,
        timeLimitSeconds: 60,
      },
    })
  })
  it('asks nothing of a field whose box is not ticked', () => {
    expect(readSettings({ ...input, fewestWithin: '', mostMoves: '', capShare: 'x' }, sentence)).toHaveProperty(
      'settings.mostMoves',
      null,
    )
  })
  it('takes an empty field for no number, and names each that is wrong', () => {
    const wrong = { ...input, label: ' ', isFewest: true, fewestWithin: 11, isMost: true, mostMoves: '', timeLimit: 1 }
    expect(readSettings(wrong, sentence)).toEqual({
      problems: ['label', 'fewestWithin', 'mostMoves', 'timeLimit'].map((field) => ({
        fieldId: `rencana-${field}`,
        message: `perbaiki ${field}`,
      })),
    })
  })
  it('begins with the number of moves that a point of the curve stands for', () => {
    expect(readSettings({ ...startInput('17'), label: 'a' }, sentence)).toHaveProperty('settings.mostMoves', 17)
  })
})

describe('settingsWords', () => {
  it('says the objective and what was asked besides', () => {
    const read = readSettings({ ...startInput('17'), label: 'a', isCapped: true }, sentence)
    if (!('settings' in read)) throw new Error('not read')
    expect(settingsWords(read.settings, i18n)).toBe(
      'Total kesesuaian tertinggi; paling banyak 17 perpindahan; batas 20\u00a0% per OPD',
    )
  })
})
