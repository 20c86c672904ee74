import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createStream, noiseOf } from './draws.ts'
import { checksumOf, type GeneratorSettings, generatePairs } from './generate-pairs.ts'

const read = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../validation/placement/${name}`, import.meta.url), 'utf8'))

interface Tiny extends GeneratorSettings {
  readonly id: string
  readonly edges: readonly (readonly [number, number, number])[]
  readonly checksum: string
}

describe('the generator', () => {
  it('draws the stream and the noise that are written down', () => {
    const draw = createStream(1)
    expect(Array.from({ length: 5 }, draw)).toEqual([2693262067, 11749833, 2265367787, 4213581821, 4159151403])
    expect([noiseOf(7, 0, 0), noiseOf(7, 3, 5), noiseOf(12345, 199999, 42)]).toEqual([
      2947104471, 1857141084, 1730313403,
    ])
  })

  it.each(read('generator-check.json') as Tiny[])('makes $id pair by pair', (tiny) => {
    const pairs = generatePairs(tiny)
    const edges: number[][] = []
    for (let i = 0; i < pairs.officials; i += 1)
      for (let e = pairs.start[i]!; e < pairs.start[i + 1]!; e += 1) edges.push([i, pairs.post[e]!, pairs.score[e]!])
    expect(edges).toEqual(tiny.edges)
    expect(checksumOf(pairs)).toBe(tiny.checksum)
  })

  it.each((read('generated.json') as Tiny[]).filter(({ n }) => n <= 5000))('makes $id', (settings) => {
    expect(checksumOf(generatePairs(settings))).toBe(settings.checksum)
  })
})
