import { createRandom, responseMatrix } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import type { Membership } from '../db/memberships.ts'
import { compareGroups } from './compare-groups.ts'

const ITEMS = 12
const BIASED = 3

/** Men and women of equal ability; item 3 is `extra` logits harder for women. */
function drawPeople(men: number, women: number, extra: number) {
  const random = createRandom(11)
  const people: Membership[] = Array.from({ length: men + women }, (_, i) => ({
    sex: i < men ? 'L' : 'P',
    age: '40-49',
    status: 'PNS',
  }))
  const rows = people.map(({ sex }) => {
    const theta = random.normal()
    return Array.from({ length: ITEMS }, (_, item) => {
      const b = (item - ITEMS / 2) / 4 + (item === BIASED && sex === 'P' ? extra : 0)
      return random.uniform() < 1 / (1 + Math.exp(b - theta)) ? 1 : 0
    })
  })
  return { responses: responseMatrix(rows), people }
}

describe('compareGroups', () => {
  it('finds the item that is harder for one group, says for which, and no other of size', () => {
    const { responses, people } = drawPeople(400, 400, 1.5)
    const found = compareGroups(responses, people)
    expect(found[BIASED]).toMatchObject([
      { grouping: 'sex', focal: 'P', reference: 'L', focalN: 400, referenceN: 400, class: 'C' },
    ])
    expect(found[BIASED]![0]!.difference).toBeLessThan(-0.25)
    expect(found.flatMap((one, item) => (one[0]!.class === 'A' ? [] : [item]))).toEqual([BIASED])
  })

  it('compares no group of fewer than ten, and no group with itself', () => {
    const { responses, people } = drawPeople(100, 9, 1.5)
    expect(compareGroups(responses, people).flat()).toEqual([])
  })
})
