import { describe, expect, it } from 'vitest'
import { type ComparedResult, correctionEffect } from './correction-effect.ts'

const result = (participantId: string, jpm: number | null, category: string | null, level = 3): ComparedResult => ({
  participantId,
  jpm,
  category,
  levels: { 'M.03': level },
})
const BEFORE = [result('a', 80, 'MS'), result('b', 89, 'MMS'), result('c', 70, 'MMS'), result('d', null, null)]

describe('correctionEffect', () => {
  it.each<[string, ComparedResult[], string[]]>([
    ['nothing', BEFORE, []],
    ['a JPM', [result('a', 81, 'MS'), ...BEFORE.slice(1)], ['a']],
    ['a level alone', [result('a', 80, 'MS', 4), ...BEFORE.slice(1)], ['a']],
    [
      'a category, before a JPM that moves farther',
      [result('a', 70, 'MS'), result('b', 90, 'MS'), ...BEFORE.slice(2)],
      ['b', 'a'],
    ],
    [
      'who gets a JPM, before who moves',
      [result('a', 70, 'MS'), BEFORE[1]!, BEFORE[2]!, result('d', 60, null)],
      ['d', 'a'],
    ],
    ['equal moves, by person', [result('a', 81, 'MS'), BEFORE[1]!, result('c', 71, 'MMS'), BEFORE[3]!], ['a', 'c']],
  ])('finds %s', (_name, after, people) => {
    expect(correctionEffect(BEFORE, after).map(({ participantId }) => participantId)).toEqual(people)
  })
  it('says what it was and what it would be', () => {
    const after = [result('a', 92, 'MMS', 4), ...BEFORE.slice(1)]
    expect(correctionEffect(BEFORE, after)).toEqual([
      {
        participantId: 'a',
        before: { jpm: 80, category: 'MS', levels: { 'M.03': 3 } },
        after: { jpm: 92, category: 'MMS', levels: { 'M.03': 4 } },
        levels: ['M.03'],
        isCategoryChange: true,
      },
    ])
  })
  it('sees a competency that has no level any more, and refuses other people', () => {
    const [change] = correctionEffect([BEFORE[0]!], [{ ...BEFORE[0]!, levels: {} }])
    expect(change!.levels).toEqual(['M.03'])
    expect(() => correctionEffect(BEFORE, BEFORE.slice(1))).toThrow(RangeError)
    expect(() => correctionEffect([BEFORE[0]!], [BEFORE[1]!])).toThrow(RangeError)
  })
})
