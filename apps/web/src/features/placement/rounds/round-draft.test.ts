import { describe, expect, it } from 'vitest'
import { basisOf, emptyRound, readRound } from './round-draft.ts'

const sentence = (field: string) => `perbaiki ${field}`

describe('readRound', () => {
  it('takes a round that says everything, with its name trimmed', () => {
    const read = readRound({ ...emptyRound('2026-11-25'), name: '  Pengisian 2026 ' }, sentence)
    expect(read).toEqual({ draft: { ...emptyRound('2026-11-25'), name: 'Pengisian 2026' } })
  })
  it('names every field that is wrong, in the order of the form, tied to its control', () => {
    expect(readRound({ ...emptyRound(''), tiers: [] }, sentence)).toEqual({
      problems: [
        { fieldId: 'putaran-name', message: 'perbaiki name' },
        { fieldId: 'putaran-date', message: 'perbaiki date' },
        { fieldId: 'putaran-tiers', message: 'perbaiki tiers' },
      ],
    })
  })
})

describe('basisOf', () => {
  const basis = { suggested: '2025-12-31', officials: 100, years: 2, predicates: [{ year: 2024, officials: 60 }] }
  it('names the complete years before the day, and which of them most officials lack', () => {
    expect(basisOf(basis, '2025-12-01')).toEqual({
      asked: [
        { year: 2024, officials: 60 },
        { year: 2023, officials: 0 },
      ],
      thin: [2023],
    })
  })
  it('asks nothing of a day that is not written yet', () => {
    expect(basisOf(basis, '')).toEqual({ asked: [], thin: [] })
  })
})
