import { createRandom } from '@petakom/psychometrics'
import type { Blueprint, BlueprintCell, Difficulty } from './delivery.ts'

export interface PoolItem {
  readonly id: string
  readonly contentArea: string | null
  readonly difficulty: Difficulty
  /** How often it was served before; the least used are taken first. */
  readonly exposure: number
}

export interface AssembledForms {
  /** Item ids of each form, cell by cell. */
  readonly forms: readonly (readonly string[])[]
  /** Cells that some form could not fill, with the most items that were missing. */
  readonly shortfalls: readonly { readonly cell: number; readonly missing: number; readonly forms: number }[]
  /** How often each item of the pool was used in these forms. */
  readonly used: ReadonlyMap<string, number>
}

interface FormPool {
  readonly pool: readonly PoolItem[]
  readonly blueprint: Blueprint
  /** Items that may not stand in one form, both ways. */
  readonly apart: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * Forms for `people`, drawn one after another from a pool: each cell takes the items that were used least so far (before
 * and in these forms), equals in an order drawn from the seed, and never two that are to be kept apart. Cells with the
 * least choice are filled first; where a pick would leave a later cell without its items, the form is tried again by
 * exchange along alternating paths, so that a form that can be filled is filled unless enemies interlock. The same seed
 * and pool give the same forms.
 */
export function assembleForms(people: number, { pool, blueprint, apart }: FormPool): AssembledForms {
  const used = new Map(pool.map(({ id }) => [id, 0]))
  const missing = new Map<number, { missing: number; forms: number }>()
  const random = createRandom(blueprint.seed)
  const forms: string[][] = []
  for (let person = 0; person < people; person += 1) {
    const draw = new Map(pool.map(({ id }) => [id, random.uniform()]))
    const ordered = pool.toSorted(
      (one, other) =>
        one.exposure + used.get(one.id)! - other.exposure - used.get(other.id)! ||
        draw.get(one.id)! - draw.get(other.id)!,
    )
    const filled = fillForm(ordered, blueprint.cells, apart)
    forms.push(filled.flat().map(({ id }) => id))
    for (const { id } of filled.flat()) used.set(id, used.get(id)! + 1)
    filled.forEach((items, cell) => {
      const lack = blueprint.cells[cell]!.items - items.length
      if (lack <= 0) return
      const before = missing.get(cell) ?? { missing: 0, forms: 0 }
      missing.set(cell, { missing: Math.max(before.missing, lack), forms: before.forms + 1 })
    })
  }
  const shortfalls = [...missing].map(([cell, lack]) => ({ cell, ...lack })).sort((a, b) => a.cell - b.cell)
  return { forms, shortfalls, used }
}

const fits = ({ contentArea, difficulty }: BlueprintCell, item: PoolItem): boolean =>
  (contentArea === null || contentArea === item.contentArea) && (difficulty === null || difficulty === item.difficulty)

/** Items of each cell, taken in the order given as far as the other cells allow. */
function fillForm(
  ordered: readonly PoolItem[],
  cells: readonly BlueprintCell[],
  apart: ReadonlyMap<string, ReadonlySet<string>>,
): PoolItem[][] {
  const taken: PoolItem[][] = cells.map(() => [])
  const place = new Map<string, number>()
  const choice = cells.map((cell, index) => ({
    index,
    spare: ordered.filter((item) => fits(cell, item)).length - cell.items,
  }))
  const isApart = (item: PoolItem) => [...(apart.get(item.id) ?? [])].some((enemy) => place.has(enemy))
  const put = (item: PoolItem, cell: number) => {
    taken[cell]!.push(item)
    place.set(item.id, cell)
  }

  /** Finds one more item for a cell; may move items that are taken to other cells which they fit as well. */
  function extend(cell: number, seen: Set<string>): boolean {
    for (const item of ordered) {
      if (!fits(cells[cell]!, item) || seen.has(item.id)) continue
      const held = place.get(item.id)
      if (held === cell || (held === undefined && isApart(item))) continue
      seen.add(item.id)
      if (held === undefined) {
        put(item, cell)
        return true
      }
      taken[held] = taken[held]!.filter(({ id }) => id !== item.id)
      place.delete(item.id)
      put(item, cell)
      if (extend(held, seen)) return true
      taken[cell] = taken[cell]!.filter(({ id }) => id !== item.id)
      place.delete(item.id)
      put(item, held)
    }
    return false
  }

  for (const { index } of choice.toSorted((a, b) => a.spare - b.spare || a.index - b.index)) {
    while (taken[index]!.length < cells[index]!.items && extend(index, new Set())) {
      // One more found.
    }
  }
  return taken
}

/**
 * Forms that came out short are replaced by whole ones of the same drawing, in turn: two people may then meet the same
 * form, and nobody one that the blueprint does not allow. Where none is whole, they stay as they are.
 */
export function lendWholeForms(
  forms: readonly (readonly string[])[],
  { cells }: Pick<Blueprint, 'cells'>,
): (readonly string[])[] {
  const wanted = cells.reduce((sum, { items }) => sum + items, 0)
  const whole = forms.filter(({ length }) => length === wanted)
  if (whole.length === 0) return [...forms]
  return forms.map((form, place) => (form.length === wanted ? form : whole[place % whole.length]!))
}
