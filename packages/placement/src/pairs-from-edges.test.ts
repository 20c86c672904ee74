import { describe, expect, it } from 'vitest'
import { EdgeError, pairsFromEdges } from './pairs-from-edges.ts'

describe('pairsFromEdges', () => {
  it('sorts pairs into rows', () => {
    const { start, post, score } = pairsFromEdges(3, 3, [
      [2, 1, 5],
      [0, 2, -1],
      [0, 0, 7],
    ])
    expect([[...start], [...post], [...score]]).toEqual([
      [0, 2, 2, 3],
      [0, 2, 1],
      [7, -1, 5],
    ])
  })

  it.each([
    [[0, 0], 'not-three-numbers'],
    [[0, 0, '9'], 'not-three-numbers'],
    [null, 'not-three-numbers'],
    [[2, 0, 1], 'unknown-official'],
    [[-1, 0, 1], 'unknown-official'],
    [[0.5, 0, 1], 'unknown-official'],
    [[0, 2, 1], 'unknown-post'],
    [[0, 0, 92.5], 'score-not-whole'],
    [[0, 0, Number.NaN], 'score-not-whole'],
    [[0, 0, 2e9], 'score-not-whole'],
    [[1, 1, 8], 'duplicate-pair'],
  ])('names the first pair that cannot be read: %j is %s', (edge, fault) => {
    try {
      pairsFromEdges(2, 2, [[1, 1, 3], edge])
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(EdgeError)
      expect(error).toMatchObject({ fault, position: 1 })
    }
  })

  it('names a pair that is nested thousands deep without following it', () => {
    const deep = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)
    expect(() => pairsFromEdges(1, 1, [deep])).toThrow('pair 0 [[[…]]]: not-three-numbers')
  })
})
