import { describe, expect, it } from 'vitest'
import type { Interaction, Scoring } from './interaction.ts'
import { scoreAnswer } from './score-answer.ts'
import { settleRatings } from './settle-ratings.ts'

describe('two raters', () => {
  it.each([
    [[], 4, 'first', null],
    [[3], 4, 'second', null],
    [[3, 3], 4, 'settled', 3],
    // A half goes to the participant.
    [[2, 3], 4, 'settled', 3],
    [[1, 3], 4, 'third', null],
    [[1, 3, 2], 4, 'settled', 2],
    [[1, 3, 0], 4, 'settled', 0],
    // On a short scale a step is a difference.
    [[1, 2], 2, 'third', null],
    [[2, 2], 2, 'settled', 2],
    [[0, 0], 1, 'settled', 0],
  ] as const)('who gave %j of %i', (points, most, state, settled) => {
    expect(settleRatings(points, most)).toEqual({ state, points: settled })
  })
})

describe('a long answer', () => {
  const interaction: Interaction = { type: 'long-text', mostWords: 100 }
  const scoring: Scoring = { type: 'long-text', rubric: 'Rubrik', most: 4 }
  it('earns what was settled, is unknown until then, and nothing when it was left blank', () => {
    const points = (answer: Parameters<typeof scoreAnswer>[2]) => scoreAnswer(interaction, scoring, answer)
    expect(points({ text: 'Uraian' })).toMatchObject({ points: 0, needsRater: true })
    expect(points({ text: 'Uraian', rated: 3 })).toMatchObject({ points: 3, needsRater: false })
    expect(points({ text: 'Uraian', rated: 9 })).toMatchObject({ points: 4, needsRater: false })
    expect(points({ text: ' ' })).toMatchObject({ points: 0, needsRater: false })
    expect(points(null)).toMatchObject({ points: 0, needsRater: false })
  })
})
