import { describe, expect, it } from 'vitest'
import { type ItemFacts, itemFlags } from './item-flags.ts'

const good: ItemFacts = {
  easiness: 0.6,
  itemRest: 0.3,
  categories: [40, 60, 80, 70],
  parameters: { model: 'GPCM', a: 0.9, b: [-1, 0, 1] },
  errors: { a: 0.1, b: [0.2, 0.2, 0.2] },
  infit: 1,
  outfit: 1.1,
  bias: ['A', null],
}

describe('itemFlags', () => {
  it('says nothing of an item that behaves', () => {
    expect(itemFlags(good)).toEqual([])
  })
  it.each<[string, Partial<ItemFacts>]>([
    ['too-easy', { easiness: 0.97 }],
    ['too-hard', { easiness: 0.05 }],
    ['separates-little', { itemRest: 0.05 }],
    ['separates-little', { parameters: { model: '2PL', a: 0.2, b: [0] } }],
    ['against-the-rest', { itemRest: -0.1 }],
    ['imprecise', { errors: { a: 0.1, b: [0.2, 0.2, 0.8] } }],
    ['imprecise', { errors: { a: 0.1, b: [null] } }],
    ['steps-out-of-order', { parameters: { model: 'GPCM', a: 0.9, b: [-1, 1, 0] } }],
    ['option-hardly-chosen', { categories: [3, 60, 80, 70] }],
    ['misfit', { outfit: 1.6 }],
    ['misfit', { contradicts: true }],
    ['group-difference', { bias: ['A', 'C'] }],
  ])('flags %s', (flag, over) => {
    expect(itemFlags({ ...good, ...over })).toEqual([flag])
  })
  it('takes a missing figure for no fault', () => {
    const nothing = { easiness: null, itemRest: null, parameters: null, errors: null, infit: null, outfit: null }
    expect(itemFlags({ ...good, ...nothing, bias: [] })).toEqual([])
  })
})
