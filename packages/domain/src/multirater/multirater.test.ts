import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { COMPETENCIES } from '../competencies/index.ts'
import {
  DEFAULT_QUESTIONNAIRE,
  type Frequency,
  type MultiraterAnswer,
  type RaterRelation,
  summariseAnswers,
} from './index.ts'

const answer = (relation: RaterRelation, value: Frequency, comment = ''): MultiraterAnswer => ({
  relation,
  answers: Object.fromEntries(DEFAULT_QUESTIONNAIRE.statements.map(({ code }) => [code, value])),
  comment,
})
const many = (relation: RaterRelation, values: Frequency[]) => values.map((value) => answer(relation, value))
const summarise = (answers: MultiraterAnswer[], least = 3) => summariseAnswers(DEFAULT_QUESTIONNAIRE, answers, least)
const groupsOf = (answers: MultiraterAnswer[]) =>
  summarise(answers).groups.map(({ group, people, competencies }) => [group, people, competencies[0]!.mean])

describe('the questionnaire', () => {
  it('has three statements for each competency, each of its own', () => {
    const { statements } = DEFAULT_QUESTIONNAIRE
    for (const { code } of COMPETENCIES)
      expect(statements.filter(({ competency }) => competency === code)).toHaveLength(3)
    expect(new Set(statements.map(({ code }) => code)).size).toBe(statements.length)
    expect(new Set(statements.map(({ text }) => text)).size).toBe(statements.length)
  })
})

describe('summariseAnswers', () => {
  it('shows a group that is large enough, to a tenth', () => {
    expect(groupsOf([...many('self', [5]), ...many('superior', [4]), ...many('peer', [3, 4, 4])])).toEqual([
      ['self', 1, 5],
      ['superior', 1, 4],
      ['peer', 3, 3.7],
    ])
  })
  it('joins two small groups, and withholds them when they are too small together', () => {
    expect(groupsOf([...many('peer', [2, 2]), ...many('subordinate', [5])])).toEqual([['others', 3, 3]])
    const { groups, withheld } = summarise([...many('peer', [2]), ...many('subordinate', [5])])
    expect([groups, withheld]).toEqual([[], ['peer', 'subordinate']])
  })
  it('never joins a small group with one that is shown', () => {
    const { groups, withheld } = summarise([...many('peer', [2, 3, 4]), ...many('subordinate', [5, 5])])
    expect(groups.map(({ group }) => group)).toEqual(['peer'])
    expect(withheld).toEqual(['subordinate'])
  })
  it('leaves out a competency that too few could see, though the group is shown', () => {
    const answers = many('peer', [3, 3, 3])
    const blind = {
      ...answers[0]!,
      answers: { ...answers[0]!.answers, 'M.01.a': null, 'M.01.b': null, 'M.01.c': null },
    }
    const [peers] = summarise([blind, ...answers.slice(1)]).groups
    expect(peers!.competencies.map(({ mean }) => mean)).toEqual([null, ...Array(8).fill(3)])
  })
  it('tells comments of shown groups alone, by their letters', () => {
    const { comments } = summarise([
      answer('peer', 3, 'Sabar'),
      answer('peer', 3, 'Adil '),
      answer('peer', 3, ''),
      answer('subordinate', 1, 'Rahasia'),
    ])
    expect(comments).toEqual(['Adil', 'Sabar'])
  })
  it('promises no less than three', () => {
    expect(() => summarise([], 2)).toThrow(RangeError)
    expect(() => summarise([], 3.5)).toThrow(RangeError)
  })
  it('shows nothing that depends on what a withheld group said', () => {
    const frequency = fc.constantFrom<Frequency>(1, 2, 3, 4, 5, null)
    const some = (relation: RaterRelation, length: { minLength: number; maxLength: number }) =>
      fc
        .array(fc.tuple(frequency, fc.string()), length)
        .map((list) => list.map(([value, text]) => answer(relation, value, text)))
    fc.assert(
      fc.property(
        some('peer', { minLength: 3, maxLength: 6 }),
        some('subordinate', { minLength: 1, maxLength: 2 }),
        some('subordinate', { minLength: 1, maxLength: 2 }),
        (peers, one, other) => {
          expect(summarise([...peers, ...one])).toEqual(summarise([...peers, ...other]))
        },
      ),
    )
  })
  it('does not tell the order in which people answered', () => {
    const answers = [answer('peer', 1, 'b'), answer('peer', 3, 'a'), answer('peer', 5, 'c')]
    expect(summarise([...answers].reverse())).toEqual(summarise(answers))
  })
})
