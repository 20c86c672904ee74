import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  decideLock,
  entryId,
  evidenceOf,
  type ObservationAct,
  type ObservationEntry,
  replayObservation,
  restate,
} from './index.ts'

const AT = '2025-10-01T01:00:00Z'
const entry = (device: string, seq: number, act: ObservationAct): ObservationEntry => ({ device, seq, act })
const note = (id: string, candidate: string | null, text: string, at = AT): ObservationAct => ({
  ...{ type: 'note', note: id, candidate, at, text },
  ...{ sign: '+', about: null },
})
const rate = (level: 0 | 1 | 2 | 3 | 4 | 5 | null, over: string[] = [], reason = ''): ObservationAct => ({
  ...{ type: 'rate', candidate: 'a', competency: 'M.03' },
  ...{ level, over, reason },
})
const sort = (id: string, competency = 'M.03', indicator: string | null = null): ObservationAct => ({
  ...{ type: 'sort', note: id, competency, indicator },
})

describe('replay', () => {
  it('is the same for every order of delivery, and for entries that come twice', () => {
    const entries = [
      entry('a', 1, note('n1', null, 'membuka rapat')),
      entry('a', 2, sort('n1', 'M.03', 'a')),
      entry('b', 2, { type: 'note-candidate', note: 'n1', candidate: 'a' }),
      entry('b', 3, sort('n1', 'M.06')),
      entry('a', 3, { type: 'note-text', note: 'n1', text: 'membuka dan membagi giliran', over: ['a:1'] }),
      entry('b', 4, rate(3)),
      entry('a', 4, rate(4)),
      entry('a', 5, { type: 'unsort', note: 'n1', competency: 'M.06' }),
      entry('a', 6, { type: 'begin', at: AT }),
    ]
    const shown = (given: readonly ObservationEntry[]) => {
      const { notes, cell, beganAt } = replayObservation(given)
      return { notes: notes.map((one) => ({ ...one, places: [...one.places] })), cell: cell('a', 'M.03'), beganAt }
    }
    const expected = shown(entries)
    expect(expected.notes[0]).toMatchObject({ text: 'membuka dan membagi giliran', places: [['M.03', 'a']] })
    fc.assert(
      fc.property(
        fc.shuffledSubarray(entries, { minLength: entries.length }),
        fc.subarray(entries),
        (shuffled, again) => {
          expect(shown([...shuffled, ...again])).toEqual(expected)
        },
      ),
    )
  })

  it('keeps both texts where two devices changed one note out of sight of each other', () => {
    const both = replayObservation([
      entry('a', 1, note('n1', 'a', 'awal')),
      entry('a', 2, { type: 'note-text', note: 'n1', text: 'dari tablet', over: ['a:1'] }),
      entry('b', 2, { type: 'note-text', note: 'n1', text: 'dari laptop', over: ['a:1'] }),
    ])
    expect(both.notes[0]).toMatchObject({ text: 'dari tablet\ndari laptop', textFrom: ['a:2', 'b:2'] })
  })

  it('orders notes by their time, not by when they arrived', () => {
    const { notes } = replayObservation([
      entry('a', 1, note('n2', 'a', 'kedua', '2025-10-01T01:05:00Z')),
      entry('a', 2, note('n1', 'a', 'pertama', '2025-10-01T08:04:00+07:00')),
    ])
    expect(notes.map(({ id }) => id)).toEqual(['n1', 'n2'])
  })

  it('waits with what is about a note that is not known yet', () => {
    const late = entry('b', 5, { type: 'note-sign', note: 'n1', sign: '-' })
    expect(replayObservation([late]).notes).toEqual([])
    expect(replayObservation([late, entry('a', 1, note('n1', 'a', 'x'))]).notes[0]!.sign).toBe('-')
  })
})

describe('a cell that two devices rated', () => {
  const two = [entry('a', 4, rate(3)), entry('b', 4, rate(4))]
  it('keeps both, until somebody who sees both says which holds', () => {
    expect(
      replayObservation(two)
        .cell('a', 'M.03')
        .ratings.map(({ level }) => level),
    ).toEqual([3, 4])
    const { from } = replayObservation(two).cell('a', 'M.03')
    expect(from).toEqual(two.map(entryId))
    const settled = replayObservation([...two, entry('a', 5, rate(3, [...from]))]).cell('a', 'M.03')
    expect(settled.ratings).toEqual([{ from: 'a:5', level: 3, reason: '' }])
  })
  it('agrees where both gave the same level', () => {
    expect(replayObservation([entry('a', 4, rate(3)), entry('b', 4, rate(3))]).cell('a', 'M.03').ratings).toHaveLength(
      1,
    )
  })
  it('holds one where the other was taken back', () => {
    const cell = replayObservation([...two, entry('b', 5, rate(null, ['b:4']))]).cell('a', 'M.03')
    expect(cell.ratings.map(({ level }) => level)).toEqual([3])
  })
})

describe('decideLock', () => {
  const watched = [
    entry('a', 1, note('n1', 'a', 'membagi giliran bicara')),
    entry('a', 2, sort('n1', 'M.03', 'giliran')),
  ]
  const lock = (entries: readonly ObservationEntry[], competencies = ['M.03']) =>
    decideLock(replayObservation(entries), 'a', competencies)

  it('quotes the notes that a level rests on', () => {
    expect(lock([...watched, entry('a', 3, rate(0))])).toEqual({
      outcome: 'locks',
      ratings: [
        {
          competency: 'M.03',
          level: 0,
          evidence: [{ note: 'n1', at: AT, text: 'membagi giliran bicara', indicator: 'giliran', sign: '+' }],
        },
      ],
      notObserved: [],
    })
  })
  it('says of every competency what is missing', () => {
    const entries = [
      ...watched,
      entry('a', 3, rate(3)),
      entry('b', 3, rate(4)),
      entry('a', 4, { ...rate(2), competency: 'M.06' } as never),
    ]
    expect(lock(entries, ['M.03', 'M.06', 'M.07'])).toEqual({
      outcome: 'missing',
      missing: [
        { competency: 'M.03', why: 'two-ratings' },
        { competency: 'M.06', why: 'no-evidence' },
        { competency: 'M.07', why: 'no-rating' },
      ],
    })
  })
  it.each([
    ['of another candidate', { type: 'note-candidate', note: 'n1', candidate: 'b' }],
    ['that was struck out', { type: 'note-drop', note: 'n1', isDropped: true }],
    ['that was sorted elsewhere', { type: 'unsort', note: 'n1', competency: 'M.03' }],
    ['without words', { type: 'note-text', note: 'n1', text: '  ', over: ['a:1'] }],
  ] as const)('takes no note %s for evidence', (_, act) => {
    const entries = [...watched, entry('a', 3, rate(3)), entry('a', 4, act)]
    expect(evidenceOf(replayObservation(entries), 'a', 'M.03')).toEqual([])
    expect(lock(entries)).toMatchObject({ outcome: 'missing', missing: [{ why: 'no-evidence' }] })
  })
  it('lets a competency go unobserved with a reason', () => {
    const reason = 'Asesi tidak mendapat giliran bicara.'
    expect(lock([entry('a', 1, rate(null, [], reason))])).toEqual({
      outcome: 'locks',
      ratings: [],
      notObserved: [{ competency: 'M.03', reason }],
    })
    expect(lock([entry('a', 1, rate(2)), entry('a', 2, rate(null, ['a:1']))])).toMatchObject({ outcome: 'missing' })
  })
})

describe('restate', () => {
  it('says the same in another sitting, without its locks', () => {
    const entries = [
      entry('a', 1, note('n1', 'a', 'awal')),
      entry('a', 2, { type: 'note-text', note: 'n1', text: 'akhir', over: ['a:1'] }),
      entry('b', 2, sort('n1', 'M.03', 'x')),
      entry('a', 3, rate(2)),
      entry('a', 4, rate(3, ['a:3'])),
      entry('a', 5, { type: 'lock', candidate: 'a', sheetVersion: 1 }),
    ]
    const again = restate(entries, 'tablet', 40)
    expect(again.map(({ device, seq }) => [device, seq])).toEqual([41, 42, 43, 44, 45].map((seq) => ['tablet', seq]))
    const { notes, cell, locksAsked } = replayObservation(again)
    expect(notes).toMatchObject([{ text: 'akhir', textFrom: ['tablet:42'] }])
    expect([...notes[0]!.places]).toEqual([['M.03', 'x']])
    expect(cell('a', 'M.03').ratings).toEqual([{ from: 'tablet:45', level: 3, reason: '' }])
    expect(locksAsked.size).toBe(0)
  })
})
