import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PilotItem, pilotDealer } from './seed-pilots.ts'

const form = Array.from({ length: 12 }, (_, i) => (i === 4 ? ['f4', 'f4b'] : [`f${i}`]))
const pilots = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `p${i}`, group: null }))
const NONE: ReadonlyMap<string, ReadonlySet<string>> = new Map()
const isPilot = (id: string) => id.startsWith('p')
/** The forms of so many people, one after another. */
const seedAll = (people: number, deck: readonly PilotItem[], perPerson: number, apart = NONE) => {
  const seed = pilotDealer({ pilots: deck, perPerson, apart })
  return Array.from({ length: people }, () => seed(form))
}

describe('pilotDealer', () => {
  it('keeps the order of the form and adds so many pilots, none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(20), fc.nat(12), (people, count, per) => {
        const forms = seedAll(people, pilots(count), per)
        for (const seeded of forms) {
          expect(seeded.filter((id) => !isPilot(id))).toEqual(form.flat())
          const added = seeded.filter(isPilot)
          expect(added).toHaveLength(Math.min(count, per))
          expect(new Set(added).size).toBe(added.length)
          expect(seeded.indexOf('f4b')).toBe(seeded.indexOf('f4') + 1)
        }
        expect(seedAll(people, pilots(count), per)).toEqual(forms)
      }),
    )
  })
  it.each([
    [7, 3, 100],
    [6, 2, 697],
    [10, 4, 53],
  ])('deals %i pilots, %i a person, to %i people evenly', (count, per, people) => {
    const dealt = seedAll(people, pilots(count), per).flatMap((seeded) => seeded.filter(isPilot))
    const counts = pilots(count).map(({ id }) => dealt.filter((one) => one === id).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
  })
  it('spreads them: over all people no place of the form is far from the others, and the last is not theirs alone', () => {
    const places = seedAll(300, pilots(6), 2).map((seeded) =>
      seeded.flatMap((id, at) => (isPilot(id) ? [at / (seeded.length - 1)] : [])),
    )
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
    for (const seeded of seedAll(40, pilots(6), 3, apart)) {
      expect(seeded).not.toContain('p0')
      expect(seeded.includes('p1') && seeded.includes('p2')).toBe(false)
      expect(seeded.filter(isPilot)).toHaveLength(3)
    }
  })
  it('deals two families of three evenly too, one of each to a person', () => {
    const families = ['p0', 'p1', 'p2', 'p3', 'p4', 'p5']
    const rest = (id: string) =>
      families.filter((one) => one !== id && families.indexOf(one) > 2 === families.indexOf(id) > 2)
    const apart = new Map(families.map((id) => [id, new Set(rest(id))]))
    const forms = seedAll(697, pilots(6), 2, apart)
    const counts = families.map((id) => forms.filter((seeded) => seeded.includes(id)).length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    expect(counts.reduce((sum, n) => sum + n, 0)).toBe(2 * 697)
  })
  it('keeps pilots of one stimulus side by side', () => {
    const shared = [
      { id: 'p0', group: 'G' },
      { id: 'p1', group: null },
      { id: 'p2', group: 'G' },
    ]
    const [seeded = []] = seedAll(1, shared, 3)
    expect(Math.abs(seeded.indexOf('p0') - seeded.indexOf('p2'))).toBe(1)
  })
})
