import { describe, expect, it } from 'vitest'
import { GENERATED_CASES, TINY_CASES } from '../testing/reference.ts'
import { createStream, noiseOf } from './draws.ts'
import { checksumOf, generatePairs } from './generate-pairs.ts'

describe('the generator', () => {
  it('draws the stream and the noise that are written down', () => {
    const draw = createStream(1)
    expect(Array.from({ length: 5 }, draw)).toEqual([2693262067, 11749833, 2265367787, 4213581821, 4159151403])
    expect([noiseOf(7, 0, 0), noiseOf(7, 3, 5), noiseOf(12345, 199999, 42)]).toEqual([
      2947104471, 1857141084, 1730313403,
    ])
  })

  it.each(TINY_CASES)('makes $id pair by pair', (tiny) => {
    const pairs = generatePairs(tiny)
    const edges: number[][] = []
    for (let i = 0; i < pairs.officials; i += 1)
      for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) edges.push([i, pairs.post[e]!, pairs.score[e]!])
    expect(edges).toEqual(tiny.edges)
    expect(checksumOf(pairs)).toBe(tiny.checksum)
  })

  it.each(GENERATED_CASES.filter(({ n }) => n <= 5000))('makes $id', (settings) => {
    expect(checksumOf(generatePairs(settings))).toBe(settings.checksum)
  })
})
