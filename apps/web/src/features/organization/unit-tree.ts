import type { listUnits, ResponseOf } from '@petakom/contract'

type Unit = ResponseOf<typeof listUnits>[number]

export interface TreeRow {
  readonly unit: Unit
  readonly depth: number
  /** People of the unit and of everything below it. */
  readonly total: number
  /** Field of work in force: the unit's own or that of the nearest unit above; null where nobody has said. */
  readonly field: string | null
}

/** Parents before children, siblings by name. */
export function inTreeOrder(units: readonly Unit[]): TreeRow[] {
  const children = Map.groupBy(units, ({ parentId }) => parentId)
  const walk = (unit: Unit, depth: number, above: string | null): TreeRow[] => {
    const field = unit.field ?? above
    const below = (children.get(unit.id) ?? []).flatMap((child) => walk(child, depth + 1, field))
    const total = below.filter((row) => row.depth === depth + 1).reduce((sum, row) => sum + row.total, unit.headcount)
    return [{ unit, depth, total, field }, ...below]
  }
  return (children.get(null) ?? []).flatMap((unit) => walk(unit, 0, null))
}
