import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedPilots } from './seed-pilots.ts'

const form = Array.from({ length: 12 }, (_, i) => (i === 4 ? ['f4', 'f4b'] : [`f${i}`]))
const pilots = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `p${i}`, group: null }))
const NONE: ReadonlyMap<string, ReadonlySet<string>> = new Map()
const isPilot = (id: string) => id.startsWith('p')
const seed = (place: number, count: number, perPerson: number, apart = NONE) =>
  seedPilots({ form, pilots: pilots(count), perPerson, place, apart })

describe('seedPilots', () => {
  it('keeps the order of the form and adds so many pilots, none twice', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 0, max: 12 }),
        (place, count, per) => {
          const seeded = seed(place, count, per)
          expect(seeded.filter((id) => !isPilot(id))).toEqual(form.flat())
          const added = seeded.filter(isPilot)
          expect(added).toHaveLength(Math.min(count, per))
          expect(new Set(added).size).toBe(added.length)
          expect(seeded.indexOf('f4b')).toBe(seeded.indexOf('f4') + 1)
          expect(seed(place, count, per)).toEqual(seeded)
        },
      ),
    )
  })
  it.each([
    [7, 3, 100],
    [6, 2, 697],
    [10, 4, 53],
  ])('deals %i pilots, %i a person, to %i people evenly', (count, per, people) => {
    const dealt = Array.from({ length: people }, (_, place) => seed(place, count, per).filter(isPilot)).flat()
    const counts = pilots(count).map(({ id }) => dealt.filter((one) => one === id).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })
  it('spreads them: over all people no place of the form is far from the others, and the last is not theirs alone', () => {
    const places = Array.from({ length: 300 }, (_, place) => {
      const seeded = seed(place, 6, 2)
      return seeded.flatMap((id, at) => (isPilot(id) ? [at / (seeded.length - 1)] : []))
    })
    for (const [first, second] of places) {
      expect(first!).toBeLessThan(0.5)
      expect(second!).toBeGreaterThan(0.5)
    }
    const mean = places.flat().reduce((sum, at) => sum + at, 0) / 600
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.06)
  })
  it('never lets enemies meet, neither a pilot and the form nor two pilots', () => {
    const apart = new Map([
      ['p0', new Set(['f3'])],
      ['f3', new Set(['p0'])],
      ['p1', new Set(['p2'])],
      ['p2', new Set(['p1'])],
    ])
    for (let place = 0; place < 40; place += 1) {
      const seeded = seed(place, 6, 3, apart)
      expect(seeded).not.toContain('p0')
      expect(seeded.includes('p1') && seeded.includes('p2')).toBe(false)
      expect(seeded.filter(isPilot)).toHaveLength(3)
    }
  })
  it('keeps pilots of one stimulus side by side', () => {
    const shared = [
      { id: 'p0', group: 'G' },
      { id: 'p1', group: null },
      { id: 'p2', group: 'G' },
    ]
    const seeded = seedPilots({ form, pilots: shared, perPerson: 3, place: 1, apart: NONE })
    expect(Math.abs(seeded.indexOf('p0') - seeded.indexOf('p2'))).toBe(1)
  })
})
