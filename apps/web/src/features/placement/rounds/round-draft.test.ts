import { describe, expect, it } from 'vitest'
import { emptyRound, readRound } from './round-draft.ts'

const sentence = (field: string) => `perbaiki ${field}`

describe('readRound', () => {
  it('takes a round that says everything, with its name trimmed', () => {
    const read = readRound({ ...emptyRound, name: '  Pengisian 2026 ', date: '2026-11-25' }, sentence)
    expect(read).toEqual({ draft: { ...emptyRound, name: 'Pengisian 2026', date: '2026-11-25' } })
  })
  it('names every field that is wrong, in the order of the form, tied to its control', () => {
    expect(readRound({ ...emptyRound, tiers: [] }, sentence)).toEqual({
      problems: [
        { fieldId: 'putaran-name', message: 'perbaiki name' },
        { fieldId: 'putaran-date', message: 'perbaiki date' },
        { fieldId: 'putaran-tiers', message: 'perbaiki tiers' },
      ],
    })
  })
})
