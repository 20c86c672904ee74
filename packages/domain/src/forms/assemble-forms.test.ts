import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assembleForms, lendWholeForms, type PoolItem } from './assemble-forms.ts'
import { type BlueprintCell, DIFFICULTIES } from './delivery.ts'

const AREAS = ['prosedur', 'angka', 'teks']
const pool = (count: number): PoolItem[] =>
  Array.from({ length: count }, (_, n) => ({
    id: `B${n}`,
    contentArea: AREAS[n % 3]!,
    difficulty: DIFFICULTIES[Math.floor(n / 3) % 3]!,
    exposure: 0,
  }))
const cells: BlueprintCell[] = AREAS.map((contentArea) => ({ contentArea, difficulty: null, items: 4 }))
const none = new Map<string, Set<string>>()

describe('assembleForms', () => {
  it('fills every cell with items that fit, none twice, and spreads their use evenly', () => {
    const { forms, shortfalls, used } = assembleForms(60, {
      pool: pool(45),
      blueprint: { cells, seed: 7 },
      apart: none,
    })
    expect(shortfalls).toEqual([])
    for (const form of forms) {
      expect(new Set(form).size).toBe(12)
      const areas = form.map((id) => AREAS[Number(id.slice(1)) % 3])
      expect(AREAS.map((area) => areas.filter((one) => one === area).length)).toEqual([4, 4, 4])
    }
    // 60 forms of 4 from 15 items of an area: 16 uses each.
    expect([...new Set(used.values())]).toEqual([16])
  })

  it('gives the same forms for the same seed, and others for another', () => {
    const make = (seed: number) => assembleForms(5, { pool: pool(45), blueprint: { cells, seed }, apart: none }).forms
    expect(make(3)).toEqual(make(3))
    expect(make(3)).not.toEqual(make(4))
  })

  it('never puts enemies into one form', () => {
    const apart = new Map<string, Set<string>>()
    for (let n = 0; n < 44; n += 2) apart.set(`B${n}`, new Set([`B${n + 1}`])).set(`B${n + 1}`, new Set([`B${n}`]))
    const { forms } = assembleForms(30, { pool: pool(45), blueprint: { cells, seed: 1 }, apart })
    for (const form of forms)
      for (const id of form) for (const enemy of apart.get(id) ?? []) expect(form).not.toContain(enemy)
  })

  it('leaves the items that were served most to the last', () => {
    const worn = pool(45).map((item, n) => ({ ...item, exposure: n < 15 ? 1000 : 0 }))
    const { forms } = assembleForms(1, { pool: worn, blueprint: { cells, seed: 1 }, apart: none })
    expect(forms[0]!.every((id) => Number(id.slice(1)) >= 15)).toBe(true)
  })

  it('says which cell could not be filled, and by how much', () => {
    const wanted = [...cells, { contentArea: 'wawancara', difficulty: null, items: 2 }]
    const { shortfalls } = assembleForms(3, { pool: pool(45), blueprint: { cells: wanted, seed: 1 }, apart: none })
    expect(shortfalls).toEqual([{ cell: 3, missing: 2, forms: 3 }])
  })

  it('fills a blueprint whenever cells that overlap can be filled at all', () => {
    // Cells overlap: any area of a difficulty, any difficulty of an area. A greedy fill would run dry.
    fc.assert(
      fc.property(
        fc.array(fc.record({ area: fc.nat(2), difficulty: fc.nat(2) }), { minLength: 4, maxLength: 14 }),
        fc.array(
          fc.record({
            area: fc.option(fc.nat(2)),
            difficulty: fc.option(fc.nat(2)),
            items: fc.integer({ min: 1, max: 3 }),
          }),
          {
            minLength: 1,
            maxLength: 4,
          },
        ),
        fc.integer(),
        (kinds, wanted, seed) => {
          const items = kinds.map(({ area, difficulty }, n) => ({
            id: `B${n}`,
            contentArea: AREAS[area]!,
            difficulty: DIFFICULTIES[difficulty]!,
            exposure: 0,
          }))
          const blueprint = {
            seed,
            cells: wanted.map(({ area, difficulty, items: count }) => ({
              contentArea: area === null ? null : AREAS[area]!,
              difficulty: difficulty === null ? null : DIFFICULTIES[difficulty]!,
              items: count,
            })),
          }
          const { forms } = assembleForms(1, { pool: items, blueprint, apart: none })
          expect(forms[0]!.length).toBe(mostFilled(items, blueprint.cells))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('lendWholeForms', () => {
  it('gives nobody a short form while there is a whole one, and leaves whole ones alone', () => {
    const two = [{ contentArea: null, difficulty: null, items: 2 }]
    const forms = [['A', 'B'], ['C'], ['D', 'E'], ['F']]
    expect(lendWholeForms(forms, { cells: two })).toEqual([
      ['A', 'B'],
      ['D', 'E'],
      ['D', 'E'],
      ['D', 'E'],
    ])
    expect(lendWholeForms([['A'], ['B']], { cells: two })).toEqual([['A'], ['B']])
  })
})

/** The most places that can be filled: bipartite matching of items and places, by plain augmentation. */
function mostFilled(items: readonly PoolItem[], wanted: readonly BlueprintCell[]): number {
  const places = wanted.flatMap((cell) => Array.from({ length: cell.items }, () => cell))
  const holder = new Map<number, number>()
  const fit = (item: PoolItem, cell: BlueprintCell) =>
    (cell.contentArea === null || cell.contentArea === item.contentArea) &&
    (cell.difficulty === null || cell.difficulty === item.difficulty)
  const place = (item: number, seen: Set<number>): boolean =>
    places.some((cell, n) => {
      if (seen.has(n) || !fit(items[item]!, cell)) return false
      seen.add(n)
      const other = holder.get(n)
      if (other !== undefined && !place(other, seen)) return false
      holder.set(n, item)
      return true
    })
  return items.filter((_, n) => place(n, new Set())).length
}
