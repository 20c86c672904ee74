import type { listUnits, ResponseOf } from '@petakom/contract'

type Unit = ResponseOf<typeof listUnits>[number]

export interface TreeRow {
  readonly unit: Unit
  readonly depth: number
  /** People of the unit and of everything below it. */
  readonly total: number
}

/** Parents before children, siblings by name. */
export function inTreeOrder(units: readonly Unit[]): TreeRow[] {
  const children = Map.groupBy(units, ({ parentId }) => parentId)
  const walk = (unit: Unit, depth: number): TreeRow[] => {
    const below = (children.get(unit.id) ?? []).flatMap((child) => walk(child, depth + 1))
    const total = below.filter((row) => row.depth === depth + 1).reduce((sum, row) => sum + row.total, unit.headcount)
    return [{ unit, depth, total }, ...below]
  }
  return (children.get(null) ?? []).flatMap((unit) => walk(unit, 0))
}
