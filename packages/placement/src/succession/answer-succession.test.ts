import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { loadHighs } from '../mip/load-highs.ts'
import type { SolveMip } from '../mip/model.ts'
import { answerSuccession } from './answer-succession.ts'
import type { SuccessionInstance } from './instance.ts'
import { readyPairs } from './pool-model.ts'
import { readSuccession } from './read-succession.ts'

const fixture = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../../validation/placement/${name}.json`, import.meta.url), 'utf8'))

let solve: SolveMip
beforeAll(async () => {
  solve = await loadHighs()
})

const tiny: fc.Arbitrary<SuccessionInstance> = fc
  .record({
    neededPerPost: fc.integer({ min: 0, max: 2 }),
    atMostPerPost: fc.integer({ min: 0, max: 3 }),
    poolsPerCandidate: fc.integer({ min: 0, max: 2 }),
    scores: fc.array(fc.option(fc.integer({ min: -1, max: 9 }), { freq: 6 }), { minLength: 9, maxLength: 9 }),
  })
  .map(({ scores, ...limits }) => ({
    ...limits,
    posts: 3,
    candidates: 3,
    readyAtLeast: 0,
    pairs: scores.flatMap((score, at) => (score === null ? [] : [[Math.floor(at / 3), at % 3, score] as const])),
  }))

/** Every set of ready pairs within the limits, as `[missing, full pools, sum]`. */
function everyFilling(instance: SuccessionInstance): (readonly [number, number, number])[] {
  const { posts, candidates, neededPerPost, atMostPerPost, poolsPerCandidate } = instance
  const ready = readyPairs(instance)
  return Array.from({ length: 2 ** ready.length }, (_, bits) => {
    const chosen = ready.filter((_, pair) => (bits >> pair) & 1)
    const pools = Array.from({ length: posts }, (_, post) => chosen.filter(([, j]) => j === post).length)
    const seats = Array.from({ length: candidates }, (_, one) => chosen.filter(([i]) => i === one).length)
    if (pools.some((size) => size > atMostPerPost) || seats.some((count) => count > poolsPerCandidate)) return null
    const missing = pools.reduce((sum, size) => sum + Math.max(0, neededPerPost - size), 0)
    const full = pools.filter((size) => size >= neededPerPost).length
    return [missing, full, chosen.reduce((sum, [, , score]) => sum + score, 0)] as const
  }).filter((filling) => filling !== null)
}

describe('answerSuccession', () => {
  it.each(['succ-01', 'succ-02', 'succ-03'])('agrees with the reference on every key: %s', async (name) => {
    const { expected, ...file } = fixture(name)
    expect(await answerSuccession(readSuccession(file), solve)).toMatchObject(expected)
  })

  it('agrees with trying every filling', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(tiny, async (instance) => {
        const fillings = everyFilling(instance)
        const [missing, , sum] = fillings.toSorted((a, b) => a[0] - b[0] || b[2] - a[2])[0]!
        const [, full, fullSum] = fillings.toSorted((a, b) => b[1] - a[1] || b[2] - a[2])[0]!
        expect(await answerSuccession(instance, solve)).toMatchObject({
          D1_minTotalShortfall: missing,
          D1_thenMaxReadiness: sum,
          D1_lpRelaxation: sum,
          D2_maxFullyCoveredPosts: full,
          D2_thenMaxReadiness: fullSum,
        })
      }),
      { numRuns: 60 },
    )
  })

  it('shows which posts the two ways leave short by different numbers', async () => {
    const { expected, ...file } = fixture('succ-02')
    const { disagreement } = await answerSuccession(readSuccession(file), solve)
    const sum = (key: 'shortByD1' | 'shortByD2') => disagreement!.reduce((total, row) => total + row[key], 0)
    expect(sum('shortByD1')).toBeLessThanOrEqual(sum('shortByD2'))
    expect(disagreement).not.toEqual([])
    expect(expected.D1_minTotalShortfall).toBe(7)
  })

  it('answers with no posts and no candidates', async () => {
    const none = { posts: 0, candidates: 0, readyAtLeast: 0, neededPerPost: 3, atMostPerPost: 5, poolsPerCandidate: 2 }
    expect(await answerSuccession(readSuccession({ ...none, pairs: [] }), solve)).toMatchObject({
      D1_minTotalShortfall: 0,
      D1_thenMaxReadiness: 0,
      D2_maxFullyCoveredPosts: 0,
    })
  })

  it('refuses a pair listed twice', () => {
    const file = {
      ...fixture('succ-01'),
      pairs: [
        [0, 0, 1],
        [0, 0, 1],
      ],
    }
    expect(() => readSuccession(file)).toThrow(expect.objectContaining({ fault: 'duplicate-pair', path: 'pairs[1]' }))
  })
})
