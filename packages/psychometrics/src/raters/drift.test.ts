import { describe, expect, it } from 'vitest'
import { type DatedRating, DisconnectedDesignError, RatingsError, raterDrift } from './index.ts'
import { simulateRatings } from './simulate-ratings.ts'

/** Two periods with other persons; the first rater becomes 0.9 more severe. */
function dated(seed: number): DatedRating[] {
  const period = (name: string, raters: readonly number[], own: number) =>
    simulateRatings({
      persons: 150,
      spread: 1,
      items: [-0.4, 0.4],
      raters,
      steps: [-1, 0, 1],
      ratersEach: 2,
      seed: own,
    }).map((rating) => ({ ...rating, person: `${name}/${rating.person}`, period: name }))
  return [...period('2024', [0.2, -0.2, 0], seed), ...period('2025', [1.1, -0.2, 0], seed + 1)]
}

describe('raterDrift', () => {
  it('finds who became more severe once stable raters link the periods', async () => {
    const { raters, isConverged } = await raterDrift(dated(1), { model: 'rsm', stable: ['R03'] })
    expect(isConverged).toBe(true)
    expect(raters.map(({ rater, isStable, periods }) => [rater, isStable, periods.length])).toEqual([
      ['R01', false, 2],
      ['R02', false, 2],
      ['R03', true, 1],
    ])
    const { change, standardError, p } = raters[0]!.changes[0]!
    expect(Math.abs(change - 0.9)).toBeLessThan(3 * standardError!)
    expect(p).toBeLessThan(0.001)
    expect(raters[1]!.changes[0]!.p).toBeGreaterThan(0.01)
    expect(raters[2]!.test).toBeNull()
  })

  it('gives one change the same weight as its square does in the Wald test', async () => {
    const { raters } = await raterDrift(dated(5), { model: 'rsm', stable: ['R03'] })
    const { changes, test } = raters[0]!
    expect(test!.df).toBe(1)
    expect(test!.chiSquare!).toBeCloseTo(changes[0]!.z! ** 2, 6)
    expect(test!.p!).toBeCloseTo(changes[0]!.p!, 6)
  })

  it('refuses to compare periods that nothing links, and names raters with their periods', async () => {
    const error: unknown = await raterDrift(dated(1), { model: 'rsm' }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(DisconnectedDesignError)
    expect((error as DisconnectedDesignError).islands.map(({ raters }) => raters)).toContainEqual([
      'R01 @ 2024',
      'R02 @ 2024',
      'R03 @ 2024',
    ])
  })

  it('needs no stable rater where persons were rated in both periods', async () => {
    const all = dated(2)
    const again = all
      .filter(({ person }) => person < '2024/P0040')
      .map((rating) => ({ ...rating, rater: 'R03', period: '2025' }))
      .filter((rating, i, list) => list.findIndex((o) => o.person === rating.person && o.item === rating.item) === i)
    const { raters } = await raterDrift([...all, ...again], { model: 'rsm' })
    expect(raters.every(({ test }) => test?.df === 1 && test.p !== null)).toBe(true)
  })

  it('names a stable rater who is not there', async () => {
    await expect(raterDrift(dated(1), { model: 'rsm', stable: ['R9'] })).rejects.toThrow(RatingsError)
  })
})
