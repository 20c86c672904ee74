import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DisconnectedDesignError, fitManyFacetRasch, type ManyFacetFit, type Rating, RatingsError } from './index.ts'
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

  it('counts a repeated row once and refuses a contradicting one', async () => {
    const once = await fitManyFacetRasch(RATINGS, { model: 'rsm' })
    const twice = await fitManyFacetRasch([...RATINGS, RATINGS[3]!], { model: 'rsm' })
    expect(twice.logLikelihood).toBeCloseTo(once.logLikelihood, 9)
    expect(twice.remarks).toContainEqual({ kind: 'repeated-rows', rows: 1 })
    const other = { ...RATINGS[3]!, score: (RATINGS[3]!.score + 1) % 4 }
    expect(await problemOf([...RATINGS, other])).toEqual({ reason: 'twice', row: RATINGS.length, first: 3 })
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
    expect(await problemOf(RATINGS.map((rating, i) => ({ ...rating, score: i % 101 })))).toEqual({
      reason: 'many-scores',
      scores: 101,
      most: 30,
    })
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
