import { describe, expect, it } from 'vitest'
import { type Rating, raterItemBias } from './index.ts'
import { simulateRatings } from './simulate-ratings.ts'

const ratings = (seed: number) =>
  simulateRatings({
    persons: 200,
    spread: 1,
    items: [-0.3, 0, 0.3],
    raters: [0.4, 0, -0.4, 0],
    steps: [-1.2, 0, 1.2],
    ratersEach: 2,
    seed,
  })

describe('raterItemBias', () => {
  it('finds the pair that was made harder, and how much', async () => {
    // One score lower wherever it can be, by the rater on the item.
    const biased = ratings(4).map(
      (rating): Rating =>
        rating.rater === 'R02' && rating.item === 'I3' ? { ...rating, score: Math.max(0, rating.score - 1) } : rating,
    )
    const [first, second] = await raterItemBias(biased, { model: 'rsm' })
    expect(first).toMatchObject({ rater: 'R02', item: 'I3', ratings: 100 })
    expect(first!.bias).toBeGreaterThan(0.8)
    expect(first!.adjustedP!).toBeLessThan(1e-6)
    expect(Math.abs(second!.z!)).toBeLessThan(Math.abs(first!.z!))
  })

  it('rarely calls a pair biased where none is', async () => {
    const zs: number[] = []
    for (let seed = 20; seed < 30; seed += 1) {
      for (const { z } of await raterItemBias(ratings(seed), { model: 'rsm' })) zs.push(z!)
    }
    const square = zs.reduce((sum, z) => sum + z * z, 0) / zs.length
    expect(zs).toHaveLength(120)
    expect(square).toBeGreaterThan(0.7)
    expect(square).toBeLessThan(1.35)
    expect(zs.filter((z) => Math.abs(z) > 1.96).length / zs.length).toBeLessThan(0.12)
  })

  it('says null for pairs that cannot be told from their rater: one item only', async () => {
    const one = await raterItemBias(
      ratings(3).filter(({ item }) => item === 'I1'),
      { model: 'rsm' },
    )
    expect(one.map(({ z }) => z)).toEqual([null, null, null, null])
  })
})
