import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  DisconnectedDesignError,
  findIslands,
  fitIslands,
  fitManyFacetRasch,
  indexRatings,
  type ManyFacetFit,
} from './index.ts'
import { simulateRatings } from './simulate-ratings.ts'

const TRUTH = {
  persons: 120,
  spread: 1.2,
  items: [-0.4, 0, 0.4],
  raters: [0.6, -0.2, 0, -0.4],
  steps: [-1.2, 0, 1.2],
  ratersEach: 2,
  seed: 11,
}
const RATINGS = simulateRatings(TRUTH)

describe('fitManyFacetRasch', () => {
  let fit: ManyFacetFit
  beforeAll(async () => {
    fit = await fitManyFacetRasch(RATINGS, { model: 'rsm' })
  })

  it('recovers severities, difficulties and steps of simulated ratings within their errors', () => {
    const values = [
      ...fit.raters.map((rater, i) => [rater.severity - TRUTH.raters[i]!, rater.standardError!] as const),
      ...fit.items.map((item, i) => [item.difficulty - TRUTH.items[i]!, item.standardError!] as const),
      ...fit.steps.map((step, i) => [step.value - TRUTH.steps[i]!, step.standardError!] as const),
    ]
    for (const [difference, error] of values) expect(Math.abs(difference) / error).toBeLessThan(3.3)
  })

  it('lets severities and steps sum to 0', () => {
    expect(fit.raters.reduce((sum, { severity }) => sum + severity, 0)).toBeCloseTo(0, 10)
    expect(fit.steps.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(0, 10)
  })

  it('expects mean squares of 1 where the model holds', () => {
    const all = [...fit.raters, ...fit.items].flatMap(({ infit, outfit }) => [infit!, outfit!])
    expect(all.reduce((sum, value) => sum + value, 0) / all.length).toBeCloseTo(1, 1)
  })

  it('gives severities larger errors than the diagonal of the information would', () => {
    const mean = (values: readonly (number | null)[]) => values.reduce<number>((sum, v) => sum + v!, 0) / values.length
    expect(mean(fit.items.map((item) => item.standardError))).toBeGreaterThan(
      mean(fit.items.map((item) => item.diagonalError)),
    )
  })

  it('shows a rater who scores at random by mean squares above those of the others', async () => {
    const noisy = RATINGS.map((rating, i) => (rating.rater === 'R02' ? { ...rating, score: (i * 7) % 4 } : rating))
    const { raters } = await fitManyFacetRasch(noisy, { model: 'rsm' })
    const [others, own] = [raters.filter(({ id }) => id !== 'R02'), raters.find(({ id }) => id === 'R02')!]
    expect(own.infit).toBeGreaterThan(1.25)
    expect(own.outfit).toBeGreaterThan(1.25)
    for (const { infit } of others) expect(infit!).toBeLessThan(1.15)
  })

  it('states errors that the differences from the truth keep to', async () => {
    const squares: number[] = []
    for (let seed = 100; seed < 112; seed += 1) {
      const { raters } = await fitManyFacetRasch(simulateRatings({ ...TRUTH, seed }), { model: 'rsm' })
      for (const [i, { severity, standardError }] of raters.entries()) {
        squares.push(((severity - TRUTH.raters[i]!) / standardError!) ** 2)
      }
    }
    const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length
    // 48 squares of nearly standard normal values: 1, give or take 0.24 for each standard deviation.
    expect(mean).toBeGreaterThan(0.5)
    expect(mean).toBeLessThan(1.6)
  })

  it('finds the strictest rater and the fair average that goes with it', () => {
    const strictest = fit.raters.toSorted((a, b) => b.severity - a.severity)[0]!
    expect(strictest.fairAverage).toBe(Math.min(...fit.raters.map(({ fairAverage }) => fairAverage)))
    expect(fit.separation!.p).toBeLessThan(0.001)
  })

  it('does not depend on the order of the ratings', async () => {
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(RATINGS, { minLength: RATINGS.length }), async (shuffled) => {
        const other = await fitManyFacetRasch(shuffled, { model: 'rsm' })
        expect(other.logLikelihood).toBeCloseTo(fit.logLikelihood, 7)
        other.raters.forEach(({ id, severity }, i) => {
          expect(id).toBe(fit.raters[i]!.id)
          expect(severity).toBeCloseTo(fit.raters[i]!.severity, 5)
        })
      }),
      { numRuns: 4 },
    )
  })

  it('reads a scale from 1 as the same scale from 0', async () => {
    const shifted = await fitManyFacetRasch(
      RATINGS.map((rating) => ({ ...rating, score: rating.score + 1 })),
      { model: 'rsm' },
    )
    expect(shifted.logLikelihood).toBeCloseTo(fit.logLikelihood, 9)
    expect(shifted.steps.map(({ from, to }) => [from, to])).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
    ])
  })
})

describe('disconnected designs', () => {
  const apart = RATINGS.filter(({ person, rater }) => (Number(person.slice(1)) % 2 === 0) === rater < 'R03')

  it('are found though all raters share the items', () => {
    expect(findIslands(indexRatings(apart)).map(({ raters }) => raters)).toContainEqual(['R01', 'R02'])
  })

  it('are refused with the names of the islands, and fitted apart when asked', async () => {
    const error: unknown = await fitManyFacetRasch(apart, { model: 'rsm' }).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(DisconnectedDesignError)
    const { islands } = error as DisconnectedDesignError
    expect(islands.flatMap(({ raters }) => raters).toSorted()).toEqual(['R01', 'R02', 'R03', 'R04'])
    const fits = await fitIslands(apart, { model: 'rsm' })
    expect(fits.map(({ island }) => island.raters)).toEqual(islands.map(({ raters }) => raters))
    for (const { fit } of fits) expect(fit!.raters.reduce((sum, { severity }) => sum + severity, 0)).toBeCloseTo(0, 10)
  })

  it('keep the fits of the others where one island cannot be fitted', async () => {
    const alone = [1, 2, 3].map((p) => ({ person: `lone ${p}`, item: 'I1', rater: 'R09', score: p }))
    const fits = await fitIslands([...RATINGS, ...alone], { model: 'rsm' })
    expect(fits.map(({ fit, problem }) => [fit === null, problem?.reason])).toEqual([
      [false, undefined],
      [true, 'one-rating-each'],
    ])
  })

  it('are no more where one person is judged from both sides', () => {
    const bridge = { person: apart[0]!.person, item: 'I1', rater: apart[0]!.rater < 'R03' ? 'R03' : 'R01', score: 1 }
    expect(findIslands(indexRatings([...apart, bridge])).length).toBe(findIslands(indexRatings(apart)).length - 1)
  })
})
