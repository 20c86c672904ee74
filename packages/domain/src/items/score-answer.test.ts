import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerFits } from './answer-fits.ts'
import { scoringProblem } from './check-scoring.ts'
import type { Answer, Interaction, Scoring } from './interaction.ts'
import { isAnswered } from './is-answered.ts'
import { mostPoints, scoreAnswer } from './score-answer.ts'

const IDS = ['A', 'B', 'C', 'D']
const options = IDS.map((id) => ({ id, text: `Pilihan ${id}` }))
const scale = [1, 2, 3, 4].map((value) => ({ value, label: `Tingkat ${value}` }))
const pick = fc.constantFrom(...IDS)
const subset = fc.uniqueArray(pick, { maxLength: 3 })

interface Kind {
  readonly interaction: Interaction
  readonly scoring: Scoring
  /** Answers a participant can give. */
  readonly answers: fc.Arbitrary<Answer>
  readonly empty: Answer
  readonly foreign: readonly Answer[]
  /** Answer, points. */
  readonly cases: readonly (readonly [Answer, number])[]
}
const KINDS: Readonly<Record<string, Kind>> = {
  choice: {
    interaction: { type: 'choice', options },
    scoring: { type: 'choice', weights: { A: 0, B: 3, C: 1, D: 2 } },
    answers: pick.map((choice) => ({ choice })),
    empty: { choice: null },
    foreign: [{ choice: 'E' }, { choices: ['A'] }],
    cases: [
      [{ choice: 'B' }, 3],
      [{ choice: 'A' }, 0],
    ],
  },
  choices: {
    interaction: { type: 'choices', options, least: 1, most: 3 },
    scoring: { type: 'choices', weights: { A: 1, B: 1, C: -1, D: 0 }, rule: 'sum-floored' },
    answers: subset.map((choices) => ({ choices })),
    empty: { choices: [] },
    foreign: [{ choices: ['E'] }, { choices: ['A', 'A'] }, { choices: IDS }, { choice: 'A' }],
    cases: [
      [{ choices: ['A', 'B'] }, 2],
      [{ choices: ['A', 'B', 'C'] }, 1],
      [{ choices: ['C'] }, 0],
    ],
  },
  'choices, all or nothing': {
    interaction: { type: 'choices', options, least: 1, most: 3 },
    scoring: { type: 'choices', weights: { A: 1, B: 1, C: 0, D: 0 }, rule: 'all-or-nothing' },
    answers: subset.map((choices) => ({ choices })),
    empty: { choices: [] },
    foreign: [{ choices: ['constructor'] }],
    cases: [
      [{ choices: ['B', 'A'] }, 1],
      [{ choices: ['A'] }, 0],
      [{ choices: ['A', 'B', 'D'] }, 0],
    ],
  },
  'best-worst': {
    interaction: { type: 'best-worst', options },
    scoring: { type: 'best-worst', best: { A: 2, B: 1, C: 0, D: 0 }, worst: { A: 0, B: 0, C: 1, D: 2 } },
    answers: fc
      .tuple(pick, pick)
      .filter(([one, other]) => one !== other)
      .map(([best, worst]) => ({ best, worst })),
    empty: { best: null, worst: null },
    foreign: [
      { best: 'A', worst: 'A' },
      { best: 'E', worst: null },
    ],
    cases: [
      [{ best: 'A', worst: 'D' }, 4],
      [{ best: 'A', worst: null }, 2],
      [{ best: 'D', worst: 'A' }, 0],
    ],
  },
  graded: {
    interaction: { type: 'graded', options, scale },
    scoring: { type: 'graded', key: { A: 4, B: 3, C: 2, D: 1 }, rule: 'distance' },
    answers: fc
      .record({ A: fc.integer({ min: 1, max: 4 }), C: fc.integer({ min: 1, max: 4 }) })
      .map((grades) => ({ grades })),
    empty: { grades: {} },
    foreign: [{ grades: { E: 1 } }, { grades: { A: 5 } }],
    cases: [
      [{ grades: { A: 4, B: 3, C: 2, D: 1 } }, 12],
      [{ grades: { A: 3 } }, 2],
      [{ grades: { A: 1, D: 4 } }, 0],
    ],
  },
  order: {
    interaction: { type: 'order', options },
    scoring: { type: 'order', key: ['B', 'A', 'D', 'C'], rule: 'adjacent' },
    answers: fc.shuffledSubarray(IDS, { minLength: 4 }).map((order) => ({ order })),
    empty: { order: [] },
    foreign: [{ order: ['A', 'B'] }, { order: ['A', 'A', 'B', 'C'] }, { order: [...IDS, 'E'] }],
    cases: [
      [{ order: ['B', 'A', 'D', 'C'] }, 3],
      [{ order: ['D', 'C', 'B', 'A'] }, 2],
      [{ order: ['C', 'D', 'A', 'B'] }, 0],
    ],
  },
  match: {
    interaction: {
      type: 'match',
      left: options.slice(0, 2),
      right: [
        { id: 'x', text: 'X' },
        { id: 'y', text: 'Y' },
      ],
      mostPerRight: 1,
    },
    scoring: {
      type: 'match',
      pairs: [
        ['A', 'x', 1],
        ['B', 'y', 2],
        ['B', 'x', 1],
      ],
    },
    answers: fc.constantFrom<Answer>(
      { pairs: [['A', 'x']] },
      {
        pairs: [
          ['A', 'y'],
          ['B', 'x'],
        ],
      },
      {
        pairs: [
          ['B', 'y'],
          ['A', 'x'],
        ],
      },
    ),
    empty: { pairs: [] },
    foreign: [
      { pairs: [['A', 'z']] },
      { pairs: [['C', 'x']] },
      {
        pairs: [
          ['A', 'x'],
          ['B', 'x'],
        ],
      },
      {
        pairs: [
          ['A', 'x'],
          ['A', 'y'],
        ],
      },
    ],
    cases: [
      [
        {
          pairs: [
            ['A', 'x'],
            ['B', 'y'],
          ],
        },
        3,
      ],
      [{ pairs: [['B', 'x']] }, 1],
    ],
  },
  numeric: {
    interaction: { type: 'numeric', unit: 'hari', decimals: 2 },
    scoring: {
      type: 'numeric',
      ranges: [
        { low: '12.5', high: '12.5', points: 2 },
        { low: '12', high: '13', points: 1 },
      ],
    },
    answers: fc.integer({ min: -3000, max: 3000 }).map((n) => ({ number: (n / 100).toFixed(2) })),
    empty: { number: null },
    foreign: [{ number: '12,5' }, { number: '1e3' }, { number: '12.345' }, { number: '' }],
    cases: [
      [{ number: '12.5' }, 2],
      [{ number: '12.50' }, 2],
      [{ number: '13' }, 1],
      [{ number: '13.01' }, 0],
    ],
  },
  'short-text': {
    interaction: { type: 'short-text', most: 20 },
    scoring: { type: 'short-text', accepted: [{ text: 'Disposisi', points: 1 }], caseSensitive: false },
    answers: fc.string({ maxLength: 20 }).map((text) => ({ text })),
    empty: { text: null },
    foreign: [{ text: 'x'.repeat(21) }, { number: '1' }],
    cases: [
      [{ text: '  disposisi ' }, 1],
      [{ text: 'disposisi surat' }, 0],
    ],
  },
  'hot-text': {
    interaction: {
      type: 'hot-text',
      segments: [{ text: 'Rapat ' }, { id: 'A', text: 'ditunda' }, { id: 'B', text: 'tanpa alasan' }],
      least: 1,
      most: 1,
    },
    scoring: { type: 'hot-text', weights: { A: 0, B: 1 }, rule: 'sum-floored' },
    answers: fc.constantFrom('A', 'B').map((id) => ({ choices: [id] })),
    empty: { choices: [] },
    foreign: [{ choices: ['A', 'B'] }, { choices: ['C'] }],
    cases: [
      [{ choices: ['B'] }, 1],
      [{ choices: ['A'] }, 0],
    ],
  },
}

describe.each(Object.entries(KINDS))('an item of %s', (_, { interaction, scoring, answers, empty, foreign, cases }) => {
  it('has a key without fault', () => expect(scoringProblem(interaction, scoring)).toBeNull())
  it.each(cases)('gives %j %i points', (answer, points) => {
    expect(answerFits(interaction, answer)).toBe(true)
    expect(scoreAnswer(interaction, scoring, answer)).toMatchObject({ points, needsRater: false })
  })
  it('earns nothing when nothing was answered, and lets an answer be taken back', () => {
    expect(isAnswered(empty)).toBe(false)
    expect(answerFits(interaction, empty)).toBe(true)
    for (const none of [empty, null]) expect(scoreAnswer(interaction, scoring, none).points).toBe(0)
  })
  it.each(foreign)('does not take %j', (answer) => expect(answerFits(interaction, answer)).toBe(false))
  it('never gives more than the most nor less than nothing, in whole points', () => {
    const most = mostPoints(interaction, scoring)
    fc.assert(
      fc.property(answers, (answer) => {
        expect(answerFits(interaction, answer)).toBe(true)
        const { points } = scoreAnswer(interaction, scoring, answer)
        expect(Number.isInteger(points) && points >= 0 && points <= most).toBe(true)
      }),
    )
  })
  it('can be answered for the most points', () => {
    expect(Math.max(...cases.map(([answer]) => scoreAnswer(interaction, scoring, answer).points))).toBe(
      mostPoints(interaction, scoring),
    )
  })
})

it('gives the same points in whatever order options are listed, choices are made or pairs are formed', () => {
  fc.assert(
    fc.property(subset, fc.shuffledSubarray(options, { minLength: 4 }), (choices, shuffled) => {
      const { interaction, scoring } = KINDS.choices!
      const other = { ...interaction, options: shuffled } as Interaction
      expect(scoreAnswer(other, scoring, { choices: choices.toReversed() })).toEqual(
        scoreAnswer(interaction, scoring, { choices }),
      )
    }),
  )
})

it('leaves an essay to its rater, unless nothing was written', () => {
  const interaction: Interaction = { type: 'long-text', mostWords: 3 }
  const scoring: Scoring = { type: 'long-text', rubric: 'Menyebut dampak.', most: 4 }
  expect(scoreAnswer(interaction, scoring, { text: 'satu dua tiga' })).toEqual({ points: 0, most: 4, needsRater: true })
  expect(scoreAnswer(interaction, scoring, { text: ' \n' }).needsRater).toBe(false)
  expect(answerFits(interaction, { text: 'satu dua tiga empat' })).toBe(false)
})

describe('scoringProblem', () => {
  const code = (kind: string, change: object, of: object = {}) => {
    const { interaction, scoring } = KINDS[kind]!
    return scoringProblem({ ...interaction, ...of } as Interaction, { ...scoring, ...change } as Scoring)?.code
  }
  it.each([
    ['choice', { weights: { A: 1, B: 0, C: 0 } }, {}, 'OPTION_WITHOUT_WEIGHT'],
    ['choice', { weights: { A: 1, B: 0, C: 0, D: 0, E: 1 } }, {}, 'KEY_OUTSIDE_OPTIONS'],
    ['choice', { weights: { A: 0.5, B: 0, C: 0, D: 0 } }, {}, 'POINTS_NOT_WHOLE'],
    ['choice', { weights: { A: -1, B: 1, C: 0, D: 0 } }, {}, 'POINTS_NOT_WHOLE'],
    ['choice', { weights: { A: 0, B: 0, C: 0, D: 0 } }, {}, 'NOTHING_TO_EARN'],
    ['choice', { type: 'order', key: IDS, rule: 'exact' }, {}, 'SCORING_OF_OTHER_KIND'],
    ['choices', {}, { most: 9 }, 'CHOICE_LIMITS'],
    ['graded', { key: { A: 9, B: 1, C: 1, D: 1 } }, {}, 'KEY_OUTSIDE_SCALE'],
    ['order', { key: ['A', 'B', 'C'] }, {}, 'OPTION_WITHOUT_WEIGHT'],
    [
      'match',
      {
        pairs: [
          ['A', 'x', 1],
          ['B', 'z', 1],
        ],
      },
      {},
      'KEY_OUTSIDE_OPTIONS',
    ],
    ['numeric', { ranges: [{ low: '3', high: '2', points: 1 }] }, {}, 'RANGE_INVALID'],
  ])('of %s with %j %j is %s', (kind, change, of, expected) => expect(code(kind, change, of)).toBe(expected))
})
