import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MISSING, type ResponseMatrix, responseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { scoreResponses, simulateResponse } from '../scoring/index.ts'
import { limitedInformationFit } from './limited-information.ts'
import { noncentralChiSquareBelow } from './noncentral.ts'
import { personFit } from './person-fit.ts'
import { residualCorrelations } from './residual-correlations.ts'
import { itemMeanSquares } from './residuals.ts'
import { signedChiSquares } from './signed-chi-square.ts'

const twoPL = (count: number): Item[] =>
  Array.from({ length: count }, (_, i) => ({
    model: '2PL',
    a: 0.8 + (i % 5) * 0.25,
    b: [-1.8 + (3.6 * i) / (count - 1)],
  }))

function simulated(items: readonly Item[], persons: number, seed: number): ResponseMatrix {
  const random = createRandom(seed)
  const cells = new Int8Array(persons * items.length)
  for (let person = 0; person < persons; person += 1) {
    const theta = random.normal()
    items.forEach((item, i) => {
      cells[person * items.length + i] = simulateResponse(item, theta, random)
    })
  }
  return { persons, items: items.length, cells }
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const deviation = (values: readonly number[]) => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))

describe('fit of items and of the model', () => {
  const items = twoPL(12)
  const matrix = simulated(items, 1500, 11)

  it('holds where the data come from the model', () => {
    const { items: fits } = signedChiSquares(items, matrix, { parameters: items.map(() => 0) })
    // Twelve statistics over their degrees of freedom, about 10 each: the mean is 1 within 0.13 at one deviation.
    expect(mean(fits.map(({ statistic, df }) => statistic! / df))).toBeCloseTo(1, 0)
    const fit = limitedInformationFit(items, matrix)
    expect(fit.df).toBe(12 + 66 - 24)
    expect(fit.p).toBeGreaterThan(0.001)
    expect(fit.srmsr).toBeLessThan(0.04)
  })

  it('fails where two items are copies of each other, and Q3 names the pair', () => {
    const copied = {
      ...matrix,
      cells: Int8Array.from(matrix.cells, (x, c) => (c % 12 === 5 ? matrix.cells[c - 1]! : x)),
    }
    expect(limitedInformationFit(items, copied).p).toBeLessThan(1e-6)
    const { theta } = scoreResponses(items, copied, { method: 'eap' })
    const { pairs, mean: average } = residualCorrelations(items, copied, theta)
    const largest = pairs.reduce((most, pair) => (pair.q3! > most.q3! ? pair : most))
    expect([largest.one, largest.other, largest.n]).toEqual([4, 5, 1500])
    expect(largest.q3! - average!).toBeCloseTo(largest.adjusted!, 12)
    expect(average).toBeLessThan(0)
  })

  it('counts one parameter less for an item of fixed slope', () => {
    const [free, fixed] = [2, 1].map((parameters) =>
      signedChiSquares(items, matrix, { parameters: items.map(() => parameters) }),
    )
    expect(fixed!.items.map(({ df }) => df)).toEqual(free!.items.map(({ df }) => df + 1))
  })

  it('has as many free directions as its restriction leaves', () => {
    const df = (restriction: 'none' | 'commonSlope' | 'unitSlopes') =>
      limitedInformationFit(items, matrix, { restriction }).df
    expect([df('none'), df('commonSlope'), df('unitSlopes')]).toEqual([78 - 24, 78 - 13, 78 - 13])
  })
})

describe('at the edges', () => {
  it('gives finite numbers or null with a reason', () => {
    const items = twoPL(4)
    const cell = fc.option(fc.integer({ min: 0, max: 1 }), { freq: 8 })
    const rows = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(rows, (responses) => {
        const matrix = responseMatrix(responses)
        const { theta } = scoreResponses(items, matrix, { method: 'ml' })
        const made = [
          signedChiSquares(items, matrix),
          limitedInformationFit(items, matrix),
          itemMeanSquares(items, matrix, theta),
          personFit(items, matrix, theta),
          residualCorrelations(items, matrix, theta),
        ]
        JSON.stringify(made, (_, value) => {
          if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true)
          return value
        })
      }),
      { numRuns: 50 },
    )
  })

  it('says why two items cannot be tested', () => {
    const items = twoPL(2)
    const matrix = responseMatrix([
      [0, 1],
      [1, 0],
      [1, 1],
    ])
    expect(limitedInformationFit(items, matrix).reason).toBe('3 moments do not test 4 parameters')
    expect(signedChiSquares(items, matrix).items[0]).toMatchObject({ statistic: null, df: 0, p: null })
  })

  it('names the constant item', () => {
    const matrix = responseMatrix([
      [0, 1, 1],
      [1, 1, 0],
      [1, 1, 1],
    ])
    expect(limitedInformationFit(twoPL(3), matrix).reason).toBe('item 2 does not vary')
  })

  it('leaves incomplete persons out and counts who is left', () => {
    const matrix = simulated(twoPL(5), 50, 3)
    matrix.cells[7] = MISSING
    expect(signedChiSquares(twoPL(5), matrix).persons).toBe(49)
    expect(limitedInformationFit(twoPL(5), matrix).persons).toBe(49)
  })
})

describe('person fit', () => {
  const items = twoPL(20)
  const matrix = simulated(items, 2000, 5)
  const { theta } = scoreResponses(items, matrix, { method: 'wle' })
  const fits = personFit(items, matrix, theta)

  it('has in lz* a standard normal where lz is too narrow', () => {
    const star = fits.map((fit) => fit!.lzStar!)
    const lz = fits.map((fit) => fit!.zh!)
    // The mean rises above 0 by about 1 / sqrt(items) of a half: the correction is one for long tests.
    expect(Math.abs(mean(star))).toBeLessThan(0.2)
    expect(Math.abs(deviation(star) - 1)).toBeLessThan(0.08)
    expect(Math.abs(deviation(lz) - 1)).toBeGreaterThan(Math.abs(deviation(star) - 1))
    const flagged = star.filter((value) => value < -1.645).length / star.length
    expect(flagged).toBeGreaterThan(0.03)
    expect(flagged).toBeLessThan(0.075)
  })

  it('is low for a person who misses the easy items and solves the hard ones', () => {
    const odd = { persons: 1, items: 20, cells: Int8Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 1)) }
    const { theta: ability } = scoreResponses(items, odd, { method: 'wle' })
    const fit = personFit(items, odd, ability)[0]!
    expect(fit.lzStar).toBeLessThan(-4)
    expect(fit.outfit).toBeGreaterThan(2)
  })
})

describe('noncentral chi-square', () => {
  it('meets its normal limit and the central one', () => {
    expect(noncentralChiSquareBelow(5, 5, 0)).toBeCloseTo(0.5841198, 6)
    expect(noncentralChiSquareBelow(5000, 1000, 4000)).toBeCloseTo(0.5, 1)
  })
})
