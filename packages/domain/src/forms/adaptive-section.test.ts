import { createRandom, type Item } from '@petakom/psychometrics'
import { describe, expect, it } from 'vitest'
import { type GivenItem, nextMove, prepareSection, seedOf } from './adaptive-section.ts'

const random = createRandom(11)
const pool = Array.from({ length: 90 }, (_, n) => ({
  id: `B${n}`,
  contentArea: ['angka', 'teks', 'prosedur'][n % 3]!,
  parameters: { model: '2PL', a: 0.8 + random.uniform(), b: [-2.5 + 5 * random.uniform()] } as Item,
}))
const design = { minItems: 5, maxItems: 24, standardError: 0.35, best: 3 }
const section = prepareSection(
  pool,
  design,
  new Map([
    ['B0', new Set(['B1'])],
    ['B1', new Set(['B0'])],
  ]),
)

/** A whole test of somebody of this ability. */
function sit(theta: number, seed: number, through = section) {
  const answers = createRandom(seed ^ 0x5bd1e995)
  const given: GivenItem[] = []
  for (;;) {
    const move = nextMove(through, seed, given)
    if (move.kind === 'stop') return { given, reason: move.reason }
    const { a, b } = pool.find(({ id }) => id === move.id)!.parameters as { a: number; b: readonly number[] }
    given.push({ id: move.id, points: Number(answers.uniform() < 1 / (1 + Math.exp(-a * (theta - b[0]!)))) })
  }
}

describe('an adaptive section', () => {
  it('gives no item twice, no two enemies, and each area its share', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const ids = sit(0.4, seed).given.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.includes('B0') && ids.includes('B1')).toBe(false)
      const shares = [0, 1, 2].map((area) => ids.filter((id) => Number(id.slice(1)) % 3 === area).length)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }
  })

  it('follows from the answers and the seed alone: asked again at any place it says the same', () => {
    const { given } = sit(1.2, 5)
    for (const length of [0, 1, 7, given.length - 1]) {
      expect(nextMove(section, 5, given.slice(0, length))).toEqual({ kind: 'item', id: given[length]!.id })
    }
  })

  it('gives harder items to the abler, and ends by its error or its length', () => {
    const meanLocation = (theta: number) => {
      const ids = sit(theta, 9).given.slice(5)
      return (
        ids.reduce(
          (sum, { id }) => sum + (pool.find((one) => one.id === id)!.parameters as { b: readonly number[] }).b[0]!,
          0,
        ) / ids.length
      )
    }
    expect(meanLocation(1.5)).toBeGreaterThan(meanLocation(-1.5) + 1)
    const lengths = Array.from({ length: 20 }, (_, n) => sit(n / 5 - 2, n + 1))
    for (const { given, reason } of lengths) {
      expect(['standard-error', 'length']).toContain(reason)
      expect(given.length).toBeLessThanOrEqual(24)
      expect(given.length).toBeGreaterThanOrEqual(5)
    }
  })

  it('passes over an item that was left without an answer', () => {
    const first = nextMove(section, 3, [])
    if (first.kind !== 'item') throw new Error('no first item')
    const second = nextMove(section, 3, [{ id: first.id, points: null }])
    expect(second.kind).toBe('item')
    expect(second).not.toEqual(first)
  })

  it('spreads its items: not everybody begins with the same', () => {
    const firsts = Array.from({ length: 40 }, (_, n) => nextMove(section, seedOf(`peserta-${n}`), []))
    expect(new Set(firsts.map((move) => (move.kind === 'item' ? move.id : ''))).size).toBeGreaterThan(1)
  })

  it('gives no item to more people than the limit allows, where the best few alone would', () => {
    const people = 400
    const largest = (mostExposure: number | null) => {
      const through = prepareSection(pool, { ...design, maxItems: 15, standardError: null, mostExposure }, new Map())
      const counts = new Map<string, number>()
      for (let n = 0; n < people; n += 1)
        for (const { id } of sit(((n % 9) - 4) / 8, seedOf(`orang-${n}`), through).given)
          counts.set(id, (counts.get(id) ?? 0) + 1)
      return Math.max(...counts.values()) / people
    }
    expect(largest(null)).toBeGreaterThan(0.5)
    // Three binomial errors above the limit: the limit holds for the chance, not for each hall.
    expect(largest(30)).toBeLessThan(0.3 + 3 * Math.sqrt((0.3 * 0.7) / people))
  })

  it('meets the shares that the committee set, and no area without one', () => {
    const shares = [
      { contentArea: 'angka', percent: 75 },
      { contentArea: 'teks', percent: 25 },
    ]
    const through = prepareSection(pool, { ...design, maxItems: 20, standardError: null, shares }, new Map())
    for (let seed = 1; seed <= 10; seed += 1) {
      const areas = sit(0, seed, through).given.map(({ id }) => Number(id.slice(1)) % 3)
      expect([0, 1, 2].map((area) => areas.filter((one) => one === area).length)).toEqual([15, 5, 0])
    }
  })
})
