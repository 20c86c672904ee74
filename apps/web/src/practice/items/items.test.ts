import { ItemContent, Scoring } from '@petakom/contract'
import { answerFits, scoringProblem } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { scorePractice, sumPractice } from '../score-practice.ts'
import { PRACTICE_ITEMS } from './index.ts'

describe('the practice items', () => {
  it('are twenty, of every kind, with distinct names and questions', () => {
    expect(PRACTICE_ITEMS).toHaveLength(20)
    expect(new Set(PRACTICE_ITEMS.map(({ id }) => id)).size).toBe(20)
    expect(new Set(PRACTICE_ITEMS.map(({ content }) => content.stem)).size).toBe(20)
    expect(new Set(PRACTICE_ITEMS.map(({ content }) => content.interaction.type))).toEqual(
      new Set(ItemContent.shape.interaction.options.map((option) => option.shape.type.value)),
    )
  })

  it.each(PRACTICE_ITEMS.map((item) => [item.id, item] as const))(
    '%s has a sound key, and its best answer earns all',
    (_, item) => {
      const { content, scoring, best } = item
      expect(ItemContent.parse(content).stem).toBe(content.stem)
      expect(scoringProblem(content.interaction, Scoring.parse(scoring))).toBeNull()
      if (!best)
        return expect(scorePractice(item, { text: 'Belok kiri.' })).toMatchObject({ points: 0, outcome: 'rater' })
      expect(answerFits(content.interaction, best)).toBe(true)
      const full = scorePractice(item, best)
      expect(full).toMatchObject({ outcome: 'full', points: full.most })
      expect(scorePractice(item, undefined)).toMatchObject({ points: 0, outcome: 'blank' })
    },
  )

  it('count what a machine can score, and leave the essay out', () => {
    const none = sumPractice(PRACTICE_ITEMS.map((item) => scorePractice(item, undefined)))
    const all = sumPractice(PRACTICE_ITEMS.map((item) => scorePractice(item, item.best ?? { text: 'Belok kiri.' })))
    expect(none).toEqual({ points: 0, most: all.most, answered: 0, total: 20 })
    expect(all).toMatchObject({ points: all.most, answered: 20 })
  })
})
