import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  DisconnectedDesignError,
  findIslands,
  fitIslands,
  fitManyFacetRasch,
  indexRatings,
  type ManyFacetFit,
  type Rating,
  RatingsError,
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

/** Every number of a report, with where it stands. */
function numbersOf(value: unknown, path = ''): [string, number][] {
  if (typeof value === 'number') return [[path, value]]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => numbersOf(inner, `${path}.${key}`))
}

function expectFinite(fit: ManyFacetFit) {
  expect(numbersOf(fit).filter(([, value]) => !Number.isFinite(value))).toEqual([])
}

async function problemOf(ratings: readonly Rating[], model: 'rsm' | 'pcm' = 'rsm') {
  const error: unknown = await fitManyFacetRasch(ratings, { model }).catch((caught: unknown) => caught)
  if (error instanceof RatingsError) return error.problem
  throw new Error(`no RatingsError: ${error}`)
}

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

  it('counts a repeated row once and refuses a contradicting one', async () => {
    const twice = await fitManyFacetRasch([...RATINGS, RATINGS[3]!], { model: 'rsm' })
    expect(twice.logLikelihood).toBeCloseTo(fit.logLikelihood, 9)
    expect(twice.remarks).toContainEqual({ kind: 'repeated-rows', rows: 1 })
    const other = { ...RATINGS[3]!, score: (RATINGS[3]!.score + 1) % 4 }
    expect(await problemOf([...RATINGS, other])).toEqual({ reason: 'twice', row: RATINGS.length, first: 3 })
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

describe('at the edges', () => {
  const withRater = (scores: (i: number) => number, count: number): Rating[] => [
    ...RATINGS,
    ...Array.from({ length: count }, (_, i) => ({
      person: `P${String(i + 1).padStart(4, '0')}`,
      item: 'I1',
      rater: 'Z',
      score: scores(i),
    })),
  ]

  it('holds a rater who gave only the highest score at a finite place with a large error, and says so', async () => {
    const fit = await fitManyFacetRasch(
      withRater(() => 3, 20),
      { model: 'rsm' },
    )
    expectFinite(fit)
    const rater = fit.raters.find(({ id }) => id === 'Z')!
    expect(rater.severity).toBeLessThan(-2)
    expect(rater.standardError).toBeGreaterThan(0.5)
    expect(fit.remarks.map(({ kind }) => kind)).toContain('extreme-rater')
  })

  it('names a rater who gave one middle score throughout', async () => {
    const fit = await fitManyFacetRasch(
      withRater(() => 2, 20),
      { model: 'pcm' },
    )
    expectFinite(fit)
    expect(fit.remarks).toContainEqual({ kind: 'constant-rater', rater: 'Z', score: 2, ratings: 20 })
  })

  it('gives a rater with three ratings a large error', async () => {
    const fit = await fitManyFacetRasch(
      withRater((i) => i, 3),
      { model: 'rsm' },
    )
    expectFinite(fit)
    const [small, large] = [fit.raters[0]!, fit.raters.at(-1)!]
    expect(large.standardError).toBeGreaterThan(3 * small.standardError!)
    expect(fit.remarks).toContainEqual({ kind: 'few-ratings', rater: 'Z', ratings: 3 })
  })

  it.each(['rsm', 'pcm'] as const)('puts the neighbours of an unused score side by side (%s)', async (model) => {
    const fit = await fitManyFacetRasch(
      RATINGS.map((rating) => ({ ...rating, score: rating.score === 1 ? 0 : rating.score })),
      { model },
    )
    expectFinite(fit)
    expect(fit.steps.slice(0, 2).map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 3],
    ])
    expect(fit.remarks.some(({ kind }) => kind === 'unused-scores')).toBe(true)
  })

  it('estimates persons with only lowest or only highest scores, and one criterion, and one rater', async () => {
    const extreme = await fitManyFacetRasch(
      RATINGS.map((rating) => (rating.person === 'P0001' ? { ...rating, score: 0 } : rating)),
      { model: 'rsm' },
    )
    expectFinite(extreme)
    expect(extreme.persons[0]!.isExtreme).toBe(true)
    expectFinite(
      await fitManyFacetRasch(
        RATINGS.filter(({ item }) => item === 'I1'),
        { model: 'pcm' },
      ),
    )
    const one = await fitManyFacetRasch(
      RATINGS.filter(({ rater }) => rater === 'R01'),
      { model: 'rsm' },
    )
    expectFinite(one)
    expect(one.raters).toMatchObject([{ severity: 0, standardError: null }])
    expect(one.separation).toBeNull()
  })

  it('refuses by name what no model can tell apart', async () => {
    expect(await problemOf([])).toEqual({ reason: 'empty' })
    expect(await problemOf(RATINGS.map((rating) => ({ ...rating, score: 2 })))).toMatchObject({ reason: 'one-score' })
    expect(
      await problemOf(
        RATINGS.map((rating) => (rating.item === 'I2' ? { ...rating, score: 2 } : rating)),
        'pcm',
      ),
    ).toEqual({ reason: 'one-score', item: 'I2', score: 2 })
    expect(await problemOf([...RATINGS, { person: 'X', item: 'I1', rater: 'R01', score: 1.5 }])).toMatchObject({
      reason: 'score',
      row: RATINGS.length,
    })
  })

  it('gives finite numbers and errors, or a refusal with its reason, for any few ratings', async () => {
    const any = fc.record({ person: fc.nat(7), item: fc.nat(2), rater: fc.nat(3), score: fc.nat(4) })
    await fc.assert(
      fc.asyncProperty(fc.array(any, { maxLength: 40 }), fc.constantFrom('rsm', 'pcm'), async (rows, model) => {
        const ratings = rows.map(({ person, item, rater, score }) => ({
          person: `p${person}`,
          item: `i${item}`,
          rater: `r${rater}`,
          score,
        }))
        try {
          const fit = await fitManyFacetRasch(ratings, { model })
          expectFinite(fit)
          const errors = fit.items.map(({ standardError }) => standardError)
          expect(errors.every((error) => error! > 0) || fit.remarks.some(({ kind }) => kind === 'no-errors')).toBe(true)
        } catch (error) {
          if (!(error instanceof RatingsError || error instanceof DisconnectedDesignError)) throw error
        }
      }),
      { numRuns: 30 },
    )
  })

  it('names raters whose severity is mixed with the difficulty of items of their own', async () => {
    const own = RATINGS.map((rating) => ({ ...rating, item: `${rating.item}/${rating.rater < 'R03' ? 'a' : 'b'}` }))
    const linked = own.map((rating, i) => ({ ...rating, person: RATINGS[i]!.person }))
    const problem = await problemOf(linked)
    expect(problem.reason).toBe('inseparable')
    if (problem.reason === 'inseparable') {
      expect(problem.groups.map(({ raters }) => raters)).toEqual([
        ['R01', 'R02'],
        ['R03', 'R04'],
      ])
    }
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
    for (const { fit } of fits) expect(fit.raters.reduce((sum, { severity }) => sum + severity, 0)).toBeCloseTo(0, 10)
  })

  it('are no more where one person is judged from both sides', () => {
    const bridge = { person: apart[0]!.person, item: 'I1', rater: apart[0]!.rater < 'R03' ? 'R03' : 'R01', score: 1 }
    expect(findIslands(indexRatings([...apart, bridge])).length).toBe(findIslands(indexRatings(apart)).length - 1)
  })
})
