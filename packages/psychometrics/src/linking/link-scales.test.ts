import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calibrate } from '../calibration/calibrate.ts'
import { responseMatrix } from '../data/response-matrix.ts'
import type { Item } from '../model/item.ts'
import { categoryProbabilities } from '../model/probability.ts'
import { createRandom } from '../random.ts'
import { simulateResponse } from '../scoring/simulate.ts'
import type { ScaledItem } from './anchors.ts'
import { LINKING_METHODS, linkScales } from './link-scales.ts'
import { chainTransformations, invertTransformation, transformAbility, transformItem } from './transform-scale.ts'

const ITEMS: readonly Item[] = [
  { model: '2PL', a: 1.2, b: [-0.5] },
  { model: '3PL', a: 0.9, b: [0.7], c: 0.2 },
  { model: '4PL', a: 1.4, b: [0.1], c: 0.1, d: 0.95 },
  { model: 'GRM', a: 1.1, b: [-1, 0.2, 1.4] },
  { model: 'GPCM', a: 0.8, b: [0.3, -0.4, 1.1] },
  { model: 'RSM', a: 1, b: [-0.8, 0.6], c: 0.4 },
  { model: 'NRM', slopes: [0, 0.5, 1.3], intercepts: [0, 0.4, -0.6] },
]
const scaled = (items: readonly Item[]): ScaledItem[] => items.map((item, i) => ({ id: `B${i + 1}`, item }))
const located = ITEMS.filter(({ model }) => model !== 'NRM')

const transformation = fc.record({
  slope: fc.double({ min: 0.4, max: 2.5, noNaN: true }),
  intercept: fc.double({ min: -2, max: 2, noNaN: true }),
})

describe('transformItem', () => {
  it('keeps every probability, for every model', () => {
    fc.assert(
      fc.property(transformation, fc.double({ min: -3, max: 3, noNaN: true }), (by, theta) => {
        for (const item of ITEMS) {
          const moved = categoryProbabilities(transformItem(item, by), by.slope * theta + by.intercept)
          categoryProbabilities(item, theta).forEach((share, k) => {
            expect(moved[k]).toBeCloseTo(share, 10)
          })
        }
      }),
      { numRuns: 50 },
    )
  })

  it('is undone by its inverse and chains', () => {
    const by = { slope: 1.3, intercept: -0.4 }
    const round = chainTransformations(by, invertTransformation(by))
    expect(round.slope).toBeCloseTo(1, 12)
    expect(round.intercept).toBeCloseTo(0, 12)
    const there = transformAbility(0.7, 0.3, by)
    expect(there.theta).toBeCloseTo(0.51, 12)
    expect(there.standardError).toBeCloseTo(0.39, 12)
    const withLink = transformAbility(0.7, 0.3, by, { slope: 0.01, intercept: 0.02, both: -0.005 })
    expect(withLink.standardError).toBeCloseTo(Math.sqrt(0.39 ** 2 + 0.49 * 0.01 - 1.4 * 0.005 + 0.02), 12)
  })
})

describe('linkScales', () => {
  it.each(LINKING_METHODS)('finds a transformation that was made, by %s', (method) => {
    const items = method === 'sl' || method === 'haebara' ? ITEMS : located
    fc.assert(
      fc.property(transformation, (by) => {
        const moved = scaled(items.map((item) => transformItem(item, by)))
        const link = linkScales(scaled(items), moved, { method })
        expect(link.slope).toBeCloseTo(by.slope, 6)
        expect(link.intercept).toBeCloseTo(by.intercept, 6)
        expect(link.proposal).toBeNull()
      }),
      { numRuns: 25 },
    )
  })

  it('gives the way back when the scales are exchanged under the symmetric criterion', () => {
    const items = scaled(located)
    const noisy = scaled(
      located.map((item, i) => transformItem(item, { slope: 1.2 + 0.05 * (i % 3), intercept: 0.3 - 0.1 * (i % 2) })),
    )
    const there = linkScales(items, noisy)
    const back = linkScales(noisy, items)
    expect(back.slope).toBeCloseTo(1 / there.slope, 7)
    expect(back.intercept).toBeCloseTo(-there.intercept / there.slope, 7)
  })

  it('names anchors that drift and proposes to leave them out, without doing it', () => {
    const items: Item[] = Array.from({ length: 10 }, (_, i) => ({ model: '2PL', a: 1 + 0.05 * i, b: [-2 + 0.4 * i] }))
    const moved = items.map((item, i) => {
      const there = transformItem(item, { slope: 1.1, intercept: 0.5 })
      const jitter = 0.02 * ((i % 3) - 1)
      return there.model === '2PL' ? { ...there, b: [there.b[0]! + jitter + (i === 4 ? 0.8 : 0)] } : there
    })
    const link = linkScales(scaled(items), scaled(moved))
    expect(link.proposal?.remove).toEqual(['B5'])
    expect(link.anchors).toHaveLength(10)
    expect(link.proposal!.slope).toBeCloseTo(1.1, 1)
    expect(link.proposal!.intercept).toBeCloseTo(0.5, 1)
    const without = linkScales(scaled(items), scaled(moved), { exclude: ['B5'] })
    expect(without.slope).toBeCloseTo(link.proposal!.slope, 8)
    expect(without.proposal).toBeNull()
    expect(without.excluded).toEqual(['B5'])
  })

  it('takes no anchor for drifting that its own error explains', () => {
    const items = Array.from({ length: 10 }, (_, i): ScaledItem => {
      const b = -2 + 0.4 * i
      return { id: `B${i + 1}`, item: { model: '2PL', a: 1, b: [b] }, errors: { a: 0.1, b: [i === 9 ? 0.3 : 0.08] } }
    })
    const moved = (at: number, by: number) =>
      items.map((scaled, i) =>
        i === at ? { ...scaled, item: { model: '2PL', a: 1, b: [-2 + 0.4 * i + by] } as Item } : scaled,
      )
    const link = (at: number) => linkScales(items, moved(at, 0.6), { slope: 'free', drift: { mostCurve: 1 } })
    expect(link(9).proposal).toBeNull()
    expect(link(9).anchors[9]!.shiftError).toBeCloseTo(0.3 * Math.sqrt(1 + link(9).slope ** 2), 9)
    expect(link(4).proposal?.remove).toEqual(['B5'])
  })

  it('holds the slope of Rasch scales and says so', () => {
    const rasch = (shift: number) => scaled([-1, 0, 0.4, 1.2, 2].map((b) => ({ model: '2PL', a: 1, b: [b + shift] })))
    const link = linkScales(rasch(0), rasch(0.3))
    expect(link.slope).toBe(1)
    expect(link.intercept).toBeCloseTo(0.3, 9)
    expect(link.remarks.map(({ code }) => code)).toEqual(['slope-held'])
  })

  it('refuses, by name, what cannot carry a scale', () => {
    const one: ScaledItem[] = [{ id: 'A', item: { model: '2PL', a: 1.1, b: [0] } }]
    expect(() => linkScales(one, [{ ...one[0]!, id: 'Z' }])).toThrow(/no common item.*\(A\).*\(Z\)/)
    expect(() => linkScales(one, one, { method: 'mean-sigma' })).toThrow(/item A alone/)
    expect(linkScales(one, one).remarks.map(({ code }) => code)).toEqual(['one-anchor'])
    const level = [1, 2, 3].map((i): ScaledItem => ({ id: `E${i}`, item: { model: '2PL', a: i, b: [0.5] } }))
    expect(() => linkScales(level, level, { method: 'mean-sigma' })).toThrow(/all have the same location/)
    expect(linkScales(level, level).slope).toBeCloseTo(1, 9)
    const negative: ScaledItem[] = [...level, { id: 'N', item: { model: '2PL', a: -0.4, b: [1] } }]
    expect(() => linkScales(negative, negative)).toThrow(/item N has slope -0.4/)
    expect(linkScales(negative, negative, { exclude: ['N'] }).slope).toBeCloseTo(1, 9)
    const graded: ScaledItem[] = [{ id: 'A', item: { model: 'GRM', a: 1, b: [0, 1] } }]
    expect(() => linkScales(one, graded)).toThrow(/item A has categories 0 to 1 .* 0 to 2/)
    const nominal: ScaledItem[] = [{ id: 'W', item: ITEMS[6]! }]
    expect(() => linkScales(nominal, nominal, { method: 'mean-mean' })).toThrow(/item W is nominal/)
    expect(() => linkScales(one, one, { exclude: ['A'] })).toThrow(/all 1 common items are excluded/)
    expect(() => linkScales([...one, ...one], one)).toThrow(/item A stands twice/)
  })

  it('recovers the scale of another population from two separate calibrations, within its errors', async () => {
    const random = createRandom(20261125)
    const items: Item[] = Array.from({ length: 20 }, () => ({
      model: '2PL',
      a: Math.exp(0.25 * random.normal()),
      b: [random.normal()],
    }))
    const names = items.map((_, i) => `B${i + 1}`)
    const sample = (mean: number, deviation: number) =>
      responseMatrix(
        Array.from({ length: 2000 }, () => {
          const theta = mean + deviation * random.normal()
          return items.map((item) => simulateResponse(item, theta, random))
        }),
      )
    const fitted = async (mean: number, deviation: number) => {
      const { items: found } = await calibrate({ responses: sample(mean, deviation), model: '2pl', names })
      return found.map(({ name, item, errors }): ScaledItem => ({ id: name, item, errors }))
    }
    const persons = { from: 2000, to: 2000 }
    // Persons of N(0.5, 1.2): on their own scale they are N(0, 1), so theta = 1.2 own + 0.5.
    const [from, to] = [await fitted(0.5, 1.2), await fitted(0, 1)]
    for (const method of LINKING_METHODS) {
      const { slope, intercept, errors } = linkScales(from, to, { method, persons })
      const [seSlope, seIntercept] = [Math.sqrt(errors.parameters!.slope), Math.sqrt(errors.parameters!.intercept)]
      expect(seSlope).toBeGreaterThan(0.005)
      expect(seSlope).toBeLessThan(0.08)
      expect(Math.abs(slope - 1.2)).toBeLessThan(3.5 * seSlope)
      expect(Math.abs(intercept - 0.5)).toBeLessThan(3.5 * seIntercept)
    }
  })

  it('agrees with one calibration of both groups, and with fixed items', async () => {
    const random = createRandom(7)
    const items: Item[] = Array.from({ length: 15 }, (_, i) => ({
      model: 'GRM',
      a: 1 + 0.05 * i,
      b: [-1.5 + 0.15 * i, -0.5 + 0.15 * i],
    }))
    const names = items.map((_, i) => `B${i + 1}`)
    const rows = (mean: number) =>
      Array.from({ length: 800 }, () => {
        const theta = mean + random.normal()
        return items.map((item) => simulateResponse(item, theta, random))
      })
    const [older, newer] = [rows(0), rows(0.6)]
    const old = await calibrate({ responses: responseMatrix(older), model: 'grm', names, standardErrors: false })
    const own = await calibrate({ responses: responseMatrix(newer), model: 'grm', names, standardErrors: false })
    const together = await calibrate({
      responses: responseMatrix([...older, ...newer]),
      model: 'grm',
      groups: [...older.map(() => 0), ...newer.map(() => 1)],
      standardErrors: false,
    })
    const fixed = await calibrate({
      responses: responseMatrix(newer),
      model: 'grm',
      fixed: old.items.map(({ item }, i) => (i < 12 ? { item } : null)),
      standardErrors: false,
    })
    const side = ({ items: found }: typeof old) => found.map(({ name, item }): ScaledItem => ({ id: name, item }))
    const link = linkScales(side(own), side(old))
    expect(link.intercept).toBeCloseTo(together.latents[1]!.mean, 1)
    expect(link.slope ** 2).toBeCloseTo(together.latents[1]!.variance, 0)
    expect(fixed.latents[0]!.mean).toBeCloseTo(link.intercept, 1)
  })
})
