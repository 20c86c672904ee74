import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptable,
  awaitingRuling,
  checkDecision,
  mechanicalLevels,
  missingRatings,
  NO_CORRECTION,
  viewWashup,
  type WashupDecision,
  type WashupRating,
} from './index.ts'

let serial = 0
const rating = (
  exercise: string,
  competency: string,
  rater: string,
  level: number,
  rest: Partial<WashupRating> = {},
): WashupRating => ({ id: `${++serial}`, exercise, competency, rater, level, isLate: false, ruling: null, ...rest })

const decision = (
  exercise: string | null,
  competency: string,
  level: number,
  basis: string,
  turn = 1,
): WashupDecision => ({ exercise, competency, level, basis, turn, way: 'discussed' })

const RATINGS = [
  rating('LGD', 'INT', 'B', 3),
  rating('LGD', 'INT', 'A', 3),
  rating('RP', 'INT', 'A', 3),
  rating('LGD', 'KOM', 'A', 2),
  rating('LGD', 'KOM', 'B', 4),
  rating('RP', 'KOM', 'A', 4),
  rating('LGD', 'HAS', 'A', 2),
  rating('LGD', 'HAS', 'B', 2),
  rating('RP', 'HAS', 'C', 3),
]
const cellBasis = '[["A",2],["B",4]]'

describe('viewWashup', () => {
  it('sorts by spread, says which cells differ by a level and which competencies are even', () => {
    const view = viewWashup(RATINGS, [], ['INT', 'KOM', 'HAS'])
    expect(view.competencies.map(({ competency, spread, state }) => [competency, spread, state])).toEqual([
      ['KOM', 2, 'waiting'],
      ['HAS', 1, 'discuss'],
      ['INT', 0, 'even'],
    ])
    expect(view.competencies[0]!.cells.map(({ exercise, state, level }) => [exercise, state, level])).toEqual([
      ['LGD', 'differs', null],
      ['RP', 'alone', 4],
    ])
    expect(view).toMatchObject({ toDiscuss: 2, toAccept: 1, isComplete: false })
  })

  it('hands the agreed level of a cell on to the competency, and is complete when each has one', () => {
    const cell = decision('LGD', 'KOM', 4, cellBasis)
    const later = viewWashup(RATINGS, [cell])
    const kom = later.competencies.find(({ competency }) => competency === 'KOM')!
    expect(kom).toMatchObject({ state: 'even', proposal: 4, spreadOfExercises: 0 })
    const bases = Object.fromEntries(later.competencies.map(({ competency, basis }) => [competency, basis]))
    const whole = viewWashup(RATINGS, [
      cell,
      decision(null, 'KOM', 4, bases.KOM!),
      decision(null, 'HAS', 2, bases.HAS!),
      decision(null, 'INT', 3, bases.INT!),
    ])
    expect(whole).toMatchObject({ toDiscuss: 0, toAccept: 0, isComplete: true })
    expect(whole.competencies.map(({ level }) => level)).toEqual([4, 2, 3])
  })

  it('rounds halves up', () => {
    const view = viewWashup([rating('LGD', 'HAS', 'A', 2), rating('RP', 'HAS', 'B', 3)], [])
    expect(view.competencies[0]).toMatchObject({ mean: 2.5, proposal: 3 })
  })

  it('asks again when a late rating is let in after something was agreed', () => {
    const late = rating('LGD', 'KOM', 'C', 0, { isLate: true })
    const cell = decision('LGD', 'KOM', 4, cellBasis)
    const unruled = viewWashup([...RATINGS, late], [cell])
    expect(unruled.awaitingRuling).toEqual([late])
    expect(unruled.competencies.find(({ competency }) => competency === 'KOM')!.cells[0]!.state).toBe('agreed')
    const letIn = viewWashup([...RATINGS, { ...late, ruling: { counts: true } }], [cell])
    const kom = letIn.competencies.find(({ competency }) => competency === 'KOM')!
    expect(kom.cells[0]).toMatchObject({ state: 'changed', level: null, decision: { level: 4 } })
    expect(kom).toMatchObject({ state: 'waiting', spread: 4 })
    const leftOut = { ...late, ruling: { counts: false } }
    expect(awaitingRuling([leftOut])).toEqual([])
    expect(viewWashup([...RATINGS, leftOut], [cell]).competencies).toEqual(unruled.competencies)
  })

  it('holds the latest word whatever the order it is read in', () => {
    const words = [decision('LGD', 'KOM', 4, cellBasis, 2), decision('LGD', 'KOM', 3, cellBasis, 1)]
    for (const order of [words, words.toReversed()]) {
      expect(viewWashup(RATINGS, order).competencies.find((one) => one.competency === 'KOM')!.cells[0]!.level).toBe(4)
    }
  })

  it('does not depend on the order of the ratings', () => {
    const view = viewWashup(RATINGS, [])
    fc.assert(
      fc.property(fc.shuffledSubarray(RATINGS, { minLength: RATINGS.length }), (shuffled) => {
        expect(viewWashup(shuffled, [])).toEqual(view)
      }),
    )
  })

  it('leaves nothing to discuss where all raters gave one value', () => {
    const flat = RATINGS.map((one) => ({ ...one, level: 3 }))
    expect(viewWashup(flat, [])).toMatchObject({ toDiscuss: 0, toAccept: 3, isComplete: false })
    expect(acceptable(viewWashup(flat, [])).map(({ level }) => level)).toEqual([3, 3, 3])
  })

  it('of a candidate without ratings is never complete', () => {
    expect(viewWashup([], [])).toMatchObject({ competencies: [], isComplete: false })
  })
})

describe('checkDecision', () => {
  const view = viewWashup(RATINGS, [decision('LGD', 'KOM', 4, cellBasis)])
  const asked = { exercise: 'LGD', competency: 'KOM', level: 3, turn: 1 } as const

  it('lets a cell be changed again by who has seen the last word', () => {
    expect(checkDecision(view, asked)).toEqual({ outcome: 'may', turn: 2, basis: cellBasis, before: 4 })
    expect(checkDecision(view, { ...asked, turn: 0 })).toEqual({ outcome: 'overtaken', level: 4 })
  })

  it('refuses a competency while one of its cells differs, and what nobody rated', () => {
    const before = viewWashup(RATINGS, [])
    expect(checkDecision(before, { ...asked, exercise: null, turn: 0 })).toEqual({ outcome: 'waiting', cells: 1 })
    expect(checkDecision(before, { ...asked, exercise: 'IB', turn: 0 })).toEqual({ outcome: 'unknown' })
    expect(checkDecision(before, { ...asked, competency: 'XX', turn: 0 })).toEqual({ outcome: 'unknown' })
  })
})

describe('mechanicalLevels', () => {
  it('is the plain mean without an error while severities are unknown', () => {
    const found = mechanicalLevels(RATINGS, NO_CORRECTION).get('KOM')!
    expect(found.value).toBeCloseTo(10 / 3, 12)
    expect(found).toMatchObject({ standardError: null, level: 3, ratings: 3, uncorrectedRaters: ['A', 'B'] })
  })

  it('adds severity back and leaves out what does not count, by hand', () => {
    const late = rating('RP', 'KOM', 'B', 0, { isLate: true })
    const found = mechanicalLevels([...RATINGS, late], {
      severities: [
        { rater: 'A', points: 0.6, standardError: 0.2 },
        { rater: 'B', points: -0.3, standardError: 0.1 },
      ],
      variances: { exercise: 0.4, rating: 0.3 },
      unknownSeverity: 0.25,
    }).get('KOM')!
    expect(found.value).toBeCloseTo((2 + 4 + 4 + 0.6 - 0.3 + 0.6) / 3, 12)
    expect(found.level).toBe(4)
    expect(found.standardError! ** 2).toBeCloseTo(0.4 * (5 / 9) + 0.1 + (4 / 9) * 0.04 + (1 / 9) * 0.01, 12)
  })
})

describe('missingRatings', () => {
  it('names what is expected and not locked', () => {
    const expected = [
      { exercise: 'RP', competency: 'HAS', rater: 'C' },
      { exercise: 'RP', competency: 'KOM', rater: 'C' },
    ]
    expect(missingRatings(expected, RATINGS)).toEqual([expected[1]])
  })
})
