import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MISSING, type ResponseMatrix, responseMatrix } from '../data/response-matrix.ts'
import { calibrate } from './calibrate.ts'
import { simulateResponses, truthOf } from './calibrate-fixture.ts'
import type { Calibration, CalibrationModel } from './request.ts'

const permuted = ({ persons, items, cells }: ResponseMatrix, rows: readonly number[], columns: readonly number[]) => ({
  persons,
  items,
  cells: Int8Array.from({ length: cells.length }, (_, at) => {
    const row = rows[Math.floor(at / items)]!
    return cells[row * items + columns[at % items]!]!
  }),
})

const shuffled = (length: number) =>
  fc.shuffledSubarray(
    Array.from({ length }, (_, i) => i),
    { minLength: length, maxLength: length },
  )

const valuesOf = ({ items }: Calibration) => items.map(({ estimates }) => estimates.values)

describe('calibrate', () => {
  it.each(['2pl', 'rasch', 'gpcm', 'grm'] as CalibrationModel[])('%s: order changes nothing', async (model) => {
    const isTwo = model === '2pl' || model === 'rasch'
    const data = simulateResponses({ persons: 250, items: 6, categories: isTwo ? 2 : 4, missing: 0.1, seed: 5 })
    const first = await calibrate({ responses: data, model })
    await fc.assert(
      fc.asyncProperty(shuffled(data.persons), shuffled(data.items), async (rows, columns) => {
        const other = await calibrate({ responses: permuted(data, rows, columns), model })
        expect(Math.abs(other.logLikelihood - first.logLikelihood)).toBeLessThan(1e-8)
        columns.forEach((column, i) => {
          valuesOf(other)[i]!.forEach((value, p) => {
            expect(Math.abs(value - valuesOf(first)[column]![p]!)).toBeLessThan(1e-6)
          })
        })
      }),
      { numRuns: 8 },
    )
  })

  it('takes a person twice for two persons: same values, errors smaller by the root of two', async () => {
    const data = simulateResponses({ persons: 200, items: 6, categories: 2, seed: 8 })
    const cells = new Int8Array(data.cells.length * 2)
    cells.set(data.cells)
    cells.set(data.cells, data.cells.length)
    const once = await calibrate({ responses: data, model: '2pl' })
    const twice = await calibrate({ responses: { ...data, persons: 400, cells }, model: '2pl' })
    expect(twice.logLikelihood).toBeCloseTo(2 * once.logLikelihood, 6)
    twice.items.forEach(({ item, errors }, i) => {
      expect('a' in item && item.a).toBeCloseTo((once.items[i]!.item as { a: number }).a, 6)
      expect(errors!.a! * Math.SQRT2).toBeCloseTo(once.items[i]!.errors!.a!, 6)
    })
  })

  it('recovers what was simulated, within its errors', async () => {
    const simulation = { persons: 3000, items: 12, categories: 2, seed: 3 }
    const { items } = await calibrate({ responses: simulateResponses(simulation), model: '2pl' })
    const standardised = items.flatMap(({ item, errors }, i) => {
      const truth = truthOf(simulation, i)
      if (item.model !== '2PL') throw new Error(item.model)
      return [(item.a - truth.a) / errors!.a!, (item.b[0]! - truth.b[0]!) / errors!.b![0]!]
    })
    expect(Math.max(...standardised.map(Math.abs))).toBeLessThan(4)
    const meanSquare = standardised.reduce((sum, z) => sum + z * z, 0) / standardised.length
    expect(meanSquare).toBeGreaterThan(0.3)
    expect(meanSquare).toBeLessThan(2)
  })

  it('fits items of different models in one test', async () => {
    const two = simulateResponses({ persons: 800, items: 4, categories: 2, seed: 1 })
    const models: CalibrationModel[] = ['2pl', '3pl', 'grm', 'gpcm']
    const { items, priorC } = await calibrate({ responses: two, model: models })
    expect(items.map(({ item }) => item.model)).toEqual(['2PL', '3PL', 'GRM', 'GPCM'])
    expect(priorC).toEqual({ mean: -1.4, deviation: 0.5 })
  })

  it('finds the groups’ mean and variance from common items, and from fixed items', async () => {
    const low = simulateResponses({ persons: 2000, items: 15, categories: 2, seed: 4 })
    const high = simulateResponses({ persons: 2000, items: 15, categories: 2, seed: 9, mean: 0.8, deviation: 1.3 })
    const cells = Int8Array.from([...low.cells, ...high.cells])
    const responses = { persons: 4000, items: 15, cells }
    const groups = Uint8Array.from({ length: 4000 }, (_, person) => +(person >= 2000))
    const together = await calibrate({ responses, model: '2pl', groups })
    expect(together.latents[0]).toMatchObject({ mean: 0, variance: 1, meanError: null, persons: 2000 })
    const [, second] = together.latents
    expect(Math.abs(second!.mean - 0.8) / second!.meanError!).toBeLessThan(3)
    expect(Math.abs(second!.variance - 1.69) / second!.varianceError!).toBeLessThan(3)
    const fixed = together.items.map(({ item }, i) => (i < 12 ? { item } : null))
    const linked = await calibrate({ responses: high, model: '2pl', fixed })
    expect(linked.latents[0]!.mean).toBeCloseTo(second!.mean, 1)
    expect(linked.items[0]).toMatchObject({ model: 'fixed', item: fixed[0]!.item, errors: null })
  })

  it('puts the origin at the items when asked: the same likelihood on a shifted scale', async () => {
    const responses = simulateResponses({ persons: 600, items: 6, categories: 4, seed: 2 })
    for (const model of ['pcm', 'rsm'] as const) {
      const population = await calibrate({ responses, model })
      const items = await calibrate({ responses, model, identification: 'items' })
      expect(items.parameters).toBe(population.parameters)
      expect(items.logLikelihood).toBeCloseTo(population.logLikelihood, 2)
      const locations = items.items.flatMap(({ item }) => ('c' in item ? [-item.c] : 'b' in item ? item.b : []))
      expect(locations.reduce((sum, b) => sum + b, 0)).toBeCloseTo(0, 6)
    }
  })

  it('counts a missing response for nothing', async () => {
    const data = simulateResponses({ persons: 300, items: 6, categories: 2, seed: 6 })
    const cells = new Int8Array(data.cells.length + 60).fill(MISSING)
    cells.set(data.cells)
    const with10 = await calibrate({ responses: { ...data, persons: 310, cells }, model: '2pl' })
    const without = await calibrate({ responses: data, model: '2pl' })
    expect(with10.persons).toBe(300)
    expect(with10.bic).toBe(without.bic)
    expect(with10.remarks).toMatchObject([{ code: 'persons-without-responses', detail: '10' }])
  })

  it('gives the standard errors only when asked, and the same values either way', async () => {
    const responses = simulateResponses({ persons: 300, items: 6, categories: 2, seed: 6 })
    const bare = await calibrate({ responses, model: '2pl', standardErrors: false })
    expect(bare.items.every(({ errors }) => errors === null)).toBe(true)
    expect(valuesOf(bare)).toEqual(valuesOf(await calibrate({ responses, model: '2pl' })))
  })

  it('stops when told to, also on its own thread', async () => {
    const responses = simulateResponses({ persons: 500, items: 10, categories: 2, seed: 6 })
    const stop = new AbortController()
    const running = calibrate({
      responses,
      model: '2pl',
      signal: stop.signal,
      onProgress: ({ cycle }) => cycle === 2 && stop.abort(),
    })
    await expect(running).rejects.toThrow(/abort/i)
  })

  it('says so where it has not converged', async () => {
    const responses = simulateResponses({ persons: 500, items: 10, categories: 2, seed: 6 })
    const { converged, remarks } = await calibrate({ responses, model: '2pl', maxCycles: 1 })
    expect(converged).toBe(false)
    expect(remarks).toMatchObject([{ code: 'not-converged' }])
  })

  it('counts categories from the lowest used and skips those nobody used, with a remark', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => [[2, 3, 5][i % 3]!, +(i % 2 > 0), +(i % 5 > 2)])
    const { items, remarks } = await calibrate({
      responses: responseMatrix(rows),
      model: 'gpcm',
      names: ['A', 'B', 'C'],
    })
    expect(items.map(({ categories }) => categories)).toEqual([[2, 3, 5], null, null])
    expect(remarks).toContainEqual(expect.objectContaining({ code: 'categories-skipped', item: 'A', detail: '4' }))
  })
})
