import { describe, expect, it } from 'vitest'
import { choicesOf, emptyDraft, faultsOf, priceOf, type WordDraft, wordBody } from './decide-draft.ts'
import type { SheetPostView } from './proposal-data.ts'

const candidate = (index: number, more = {}) => ({
  index,
  name: `Calon ${index}`,
  isHolder: false,
  shortfall: index,
  ...more,
})
const view = (post = {}, candidates = [candidate(1), candidate(2), candidate(3, { isHolder: true })]) =>
  ({
    post: {
      planned: { index: 1, name: 'Calon 1' },
      holder: { index: 3, name: 'Calon 3' },
      role: 'filled',
      decision: null,
      ...post,
    },
    candidates,
    emptyPrice: 500,
  }) as unknown as SheetPostView
const draft = (choice: string, more: Partial<WordDraft> = {}): WordDraft => ({
  choice,
  reason: 'Alasan yang cukup panjang.',
  considerations: '',
  heard: '',
  ...more,
})

describe('the words on a post', () => {
  it('offers the plan, each other candidate, the holder who stays, emptiness and delay', () => {
    expect(choicesOf(view()).map(({ value, key }) => `${value} ${key}`)).toEqual([
      'follow follow',
      'other:2 other',
      'other:3 keep',
      'empty empty',
      'postpone postponeHeld',
    ])
  })
  it('offers no plan for a seat that a chosen candidate leaves, and no emptiness where the plan leaves it', () => {
    expect(choicesOf(view({ role: 'departed' }))[0]!.value).not.toBe('follow')
    expect(choicesOf(view({ planned: null })).map(({ key }) => key)).toEqual([
      'followEmpty',
      'other',
      'other',
      'keep',
      'postponeHeld',
    ])
  })
  it('chooses nothing by itself', () => {
    expect(faultsOf(emptyDraft(view()))).toEqual([{ field: 'choice', key: 'choiceMissing' }])
  })
  it('wants a reason for every departure and none for the plan', () => {
    expect(faultsOf(draft('follow', { reason: '' }))).toEqual([])
    for (const choice of ['other:2', 'empty', 'postpone'])
      expect(faultsOf(draft(choice, { reason: '  pendek  ' }))).toEqual([{ field: 'reason', key: 'reasonShort' }])
  })
  it('sends the price that was shown', () => {
    expect(wordBody(draft('other:2'), view())).toMatchObject({ word: 'other', official: 2, price: 2, after: null })
    expect(wordBody(draft('empty'), view())).toMatchObject({ word: 'empty', price: 500 })
    expect(priceOf(draft('postpone'), view())).toBeNull()
  })
  it('names the word it takes the place of, and who was heard', () => {
    const body = wordBody(draft('follow', { heard: 'Sekda; ; Kepala BKPSDM ' }), view({ decision: { id: 'lama' } }))
    expect(body).toEqual({ word: 'follow', considerations: null, heard: ['Sekda', 'Kepala BKPSDM'], after: 'lama' })
  })
})
