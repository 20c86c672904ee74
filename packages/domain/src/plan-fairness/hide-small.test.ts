import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hideSmall } from './hide-small.ts'

const hidden = (sizes: number[], already?: boolean[]) =>
  hideSmall(sizes, 10, already).flatMap((isHidden, i) => (isHidden ? [i] : []))

describe('hideSmall', () => {
  it.each([
    ['nothing of groups that are large enough', [10, 200], []],
    ['the other of two, from which the small one could be reckoned back', [3, 100], [0, 1]],
    ['the smallest of the others', [100, 3, 40, 60], [1, 2]],
    ['nothing more where two small ones hide each other', [6, 5, 90], [0, 1]],
    ['one more where the small ones are too few even together', [4, 5, 90, 80], [0, 1, 3]],
    ['no empty group: nobody is no secret, and hides nobody', [0, 3, 50], [1, 2]],
    ['a small group alone, whose total is hidden too', [3, 0], [0]],
    ['nothing of nobody', [0, 0], []],
  ])('hides %s', (_, sizes, expected) => {
    expect(hidden(sizes)).toEqual(expected)
  })

  it('keeps hidden what was hidden for another reason, and hides a second beside it', () => {
    expect(hidden([30, 20, 40], [true, false, false])).toEqual([0, 1])
  })

  it('never shows a small group, nor leaves one that follows from the total and what is shown', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(sizes, (all) => {
        const isHidden = hideSmall(all, 10)
        const shown = all.filter((_, i) => !isHidden[i])
        const unseen = all.filter((_, i) => isHidden[i])
        expect(shown.every((size) => size === 0 || size >= 10)).toBe(true)
        const total = all.reduce((sum, size) => sum + size, 0)
        if (total < 10 || unseen.length === 0) return
        expect(unseen.length).toBeGreaterThan(1)
        expect(unseen.reduce((sum, size) => sum + size, 0)).toBeGreaterThanOrEqual(10)
      }),
    )
  })
})
