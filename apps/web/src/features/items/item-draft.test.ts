import { describe, expect, it } from 'vitest'
import { blankDraft, choiceOf, optionsOf, withKind, withOptions } from './item-draft.ts'

describe('an item draft', () => {
  it('begins with one key, and with four graded options for a situation', () => {
    expect(Object.values(choiceOf(blankDraft()).weights)).toEqual([1, 0, 0, 0])
    const graded = withKind(blankDraft(), 'situational-judgement')
    expect(Object.values(choiceOf(graded).weights).sort()).toEqual([0, 1, 2, 3])
    expect(graded.parameters.b).toHaveLength(3)
  })
  it('keeps each weight with its option when another is taken out', () => {
    const options = ['satu', 'dua', 'tiga', 'empat'].map((text) => ({ text, weight: text === 'tiga' ? 1 : 0 }))
    const shorter = withOptions(
      blankDraft(),
      options.filter(({ text }) => text !== 'dua'),
    )
    expect(choiceOf(shorter).options.map(({ id }) => id)).toEqual(['A', 'B', 'C'])
    expect(optionsOf(shorter)).toContainEqual({ text: 'tiga', weight: 1 })
  })
})
