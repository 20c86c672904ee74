import { describe, expect, it } from 'vitest'
import { ratingHabits } from './index.ts'

/** Scores of one person on three competencies. */
const profile = (person: string, rater: string, scores: readonly number[]) =>
  scores.map((score, i) => ({ person, item: `C${i}`, rater, score }))

describe('ratingHabits', () => {
  const ratings = [
    ...profile('one', 'A', [1, 3, 5]),
    ...profile('one', 'B', [3, 3, 3]),
    ...profile('two', 'A', [5, 3, 1]),
    ...profile('two', 'B', [3, 3, 3]),
  ]

  it('measures spread within a person and over shared cells against the other raters, by hand', () => {
    // Item means are all 3: A's profiles have variance 4, B's 0; over six cells A has 16 / 5, B 0.
    expect(ratingHabits(ratings)).toEqual([
      { rater: 'A', ratings: 6, onlyScore: null, sharedPersons: 2, haloShare: null, sharedCells: 6, narrowShare: null },
      { rater: 'B', ratings: 6, onlyScore: 3, sharedPersons: 2, haloShare: 0, sharedCells: 6, narrowShare: 0 },
    ])
  })

  it('compares only what others saw too', () => {
    const alone = [...profile('one', 'A', [1, 2, 3]), ...profile('two', 'B', [1, 2, 3])]
    expect(ratingHabits(alone)[0]).toMatchObject({
      sharedPersons: 0,
      haloShare: null,
      sharedCells: 0,
      narrowShare: null,
    })
  })

  it('gives half where the spread is half', () => {
    const half = ratingHabits([
      ...profile('one', 'A', [1, 3, 5]),
      ...profile('one', 'B', [2, 3, 4]),
      ...profile('two', 'A', [5, 3, 1]),
      ...profile('two', 'B', [4, 3, 2]),
    ])[1]!
    expect([half.haloShare, half.narrowShare]).toEqual([expect.closeTo(0.5, 12), expect.closeTo(0.5, 12)])
  })
})
