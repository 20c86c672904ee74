import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import { distractorTable } from './distractors.ts'

/** Six persons, three items of three options, key 0; the better half is right on items 2 and 3. */
const choices = responseMatrix([
  [0, 0, 0],
  [0, 0, 0],
  [1, 0, 0],
  [0, 1, 2],
  [1, 2, 1],
  [1, 1, null],
])

describe('distractorTable', () => {
  const table = distractorTable(choices, [0, 0, 0], [3, 3, 3], 2)

  it('counts each option within the lower and the upper group by the rest score', () => {
    expect(table[0]!.map(({ count }) => count)).toEqual([3, 3, 0])
    expect(table[0]![0]!.shareByGroup).toEqual([1 / 3, 2 / 3])
    expect(table[2]![0]).toMatchObject({ isKey: true, count: 3, share: 3 / 5 })
  })

  it('correlates choosing an option with the right answers to the other items', () => {
    // Rest scores of item 1 are 2, 2, 2, 0, 0, 0; the key was chosen by persons 1, 2 and 4.
    expect(table[0]![0]!.pointBiserial).toBeCloseTo(1 / 3, 12)
    expect(table[0]![1]!.pointBiserial).toBeCloseTo(-1 / 3, 12)
  })

  it('knows no correlation for an option that nobody chose', () => {
    expect(table[0]![2]).toEqual({
      option: 2,
      isKey: false,
      count: 0,
      share: 0,
      shareByGroup: [0, 0],
      pointBiserial: null,
    })
  })

  it('refuses an option that the item does not offer, by person and item', () => {
    expect(() => distractorTable(choices, [0, 0, 0], [3, 3, 2])).toThrow(
      /person 4 chose option 2 of item 3, which has 2/,
    )
  })
})
