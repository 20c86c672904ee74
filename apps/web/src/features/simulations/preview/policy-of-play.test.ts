import { blankScenario } from '@petakom/domain'
import { describe, expect, it } from 'vitest'
import { policyOfPlay } from './policy-of-play.ts'

describe('a play kept as a way of playing', () => {
  it('does each act at its minute of the story, under a name of its own', () => {
    const draft = { ...blankScenario('in-basket'), policies: [{ name: 'cara-1', acts: [] }] }
    const kept = policyOfPlay(draft, [
      { seq: 1, at: 5, kind: 'open', about: 'pompa' },
      { seq: 2, at: 95, kind: 'decide', about: 'pompa', option: 'sewa' },
    ])
    expect(kept.id).toBe('cara-2')
    expect(kept.draft.policies![1]).toEqual({
      name: 'cara-2',
      acts: [
        { minute: 0, kind: 'open', about: 'pompa' },
        { minute: 9, kind: 'decide', about: 'pompa', option: 'sewa' },
      ],
    })
  })
})
