import { describe, expect, it } from 'vitest'
import { responseMatrix } from '../data/response-matrix.ts'
import type { ScaledItem } from '../linking/anchors.ts'
import { transformItem } from '../linking/transform-scale.ts'
import type { Item } from '../model/item.ts'
import { createRandom } from '../random.ts'
import { simulateResponse } from '../scoring/simulate.ts'
import { testInvariance } from './invariance.ts'
import { parameterDrift } from './parameter-drift.ts'

const ITEMS: readonly Item[] = [
  ...[-1, -0.4, 0, 0.5, 1].map((b, i): Item => ({ model: '2PL', a: 1.1 + 0.1 * i, b: [b] })),
  { model: 'GRM', a: 1.3, b: [-0.6, 0.6] },
  { model: 'GRM', a: 1.1, b: [-1, 0.3] },
]
const harder = (item: Item, by: number): Item =>
  item.model === '2PL' || item.model === 'GRM' ? { ...item, b: item.b.map((b) => b + by) } : item

function sample(items: readonly Item[], mean: number, seed: number) {
  const random = createRandom(seed)
  return responseMatrix(
    Array.from({ length: 700 }, () => {
      const theta = mean + random.normal()
      return items.map((item) => simulateResponse(item, theta, random))
    }),
  )
}

describe('testInvariance', () => {
  it('finds occasions equal that are, whatever ability did between them', async () => {
    const found = await testInvariance(sample(ITEMS, 0, 1), sample(ITEMS, 0.5, 2))
    // Slope and location of five items, slope and two thresholds of two, less mean and variance.
    expect(found.df).toBe(14)
    expect(found.p).toBeGreaterThan(0.01)
    expect(found.meanIfEqual).toBeGreaterThan(0.3)
    expect(found.meanIfEqual).toBeLessThan(0.7)
    expect(found.statistic).toBeGreaterThan(0)
    expect(found.converged).toBe(true)
  })

  it('names the item that became harder, and what it hid of the change', async () => {
    const after = ITEMS.map((item, i) => (i === 3 ? harder(item, 1.2) : item))
    const names = ITEMS.map((_, i) => `B${i + 1}`)
    const found = await testInvariance(sample(ITEMS, 0, 3), sample(after, 0.5, 4), { alpha: 0.01, names })
    expect(found.p).toBeLessThan(1e-4)
    expect(found.moved).toContain('B4')
    expect(found.moved.length).toBeLessThan(3)
    expect(found.meanIfMovedFree!).toBeGreaterThan(found.meanIfEqual + 0.05)
  })

  it('refuses occasions of other items', async () => {
    const before = sample(ITEMS, 0, 5)
    await expect(testInvariance(before, sample(ITEMS.slice(1), 0, 5))).rejects.toThrow(/7 items before and 6 after/)
  })
})

describe('parameterDrift', () => {
  const occasion = (name: string, scale: { slope: number; intercept: number }, moved: number) => ({
    name,
    items: ITEMS.map((item, i): ScaledItem => {
      const there = i === 2 ? harder(item, moved) : item
      const own = transformItem(there, scale)
      return { id: `B${i + 1}`, item: own, errors: { a: 0.05, b: ('b' in own ? own.b : []).map(() => 0.08) } }
    }),
  })

  it('finds none where only the scale moved', () => {
    const same = occasion('2024', { slope: 1, intercept: 0 }, 0)
    const { items, effectOnTheta } = parameterDrift([same, occasion('2025', { slope: 1.3, intercept: -0.4 }, 0)])
    for (const { chiSquare, isFlagged } of items) {
      expect(chiSquare).toBeCloseTo(0, 6)
      expect(isFlagged).toBe(false)
    }
    expect(effectOnTheta).toBeCloseTo(0, 6)
  })

  it('names the item that drifts over three occasions and its effect on abilities', () => {
    const occasions = [
      occasion('2024', { slope: 1, intercept: 0 }, 0),
      occasion('2025', { slope: 1.2, intercept: 0.3 }, 0.5),
      occasion('2026', { slope: 0.9, intercept: -0.2 }, 1),
    ]
    // Linked without the item, so that it moves the others by nothing.
    const { items, occasions: names, links } = parameterDrift(occasions, { link: { exclude: ['B3'] } })
    expect(names).toEqual(['2024', '2025', '2026'])
    expect(links[1]!.slope).toBeCloseTo(1 / 0.9, 6)
    expect(items.filter(({ isFlagged }) => isFlagged).map(({ id }) => id)).toEqual(['B3'])
    const item = items.find(({ id }) => id === 'B3')!
    item.locations.forEach((location, t) => {
      expect(location).toBeCloseTo(0.5 * t, 6)
    })
    expect(item.df).toBe(2)
    expect(item.effectOnTheta).toBeGreaterThan(0.1)
    expect(item.effectOnTheta).toBeLessThan(0.5)
  })

  it('tests nothing without errors, and names the occasion that cannot be linked', () => {
    const bare = { name: 'lama', items: ITEMS.map((item, i): ScaledItem => ({ id: `B${i + 1}`, item })) }
    expect(parameterDrift([bare, bare]).items[0]).toMatchObject({ p: null, adjustedP: null, isFlagged: false })
    const other = { name: 'baru', items: [{ id: 'Z', item: ITEMS[0]! }] }
    expect(() => parameterDrift([bare, other])).toThrow(/occasion baru: there is no common item/)
    expect(() => parameterDrift([bare])).toThrow(/at least two occasions/)
  })
})
