import data from '../../data/bengkulu-fields.json' with { type: 'json' }

type ByName = Readonly<Record<string, string>>

/** Own field of work of a unit; null where it takes over that of the unit above. */
export const fieldOfUnit = ({ code, kind }: { code: string; kind: string }): string | null =>
  (data.units as ByName)[code] ?? (data.kinds as ByName)[kind] ?? null

/** A post whose field is another than that of its unit, as the finance of a health agency. */
export const fieldOfPost = (name: string): string | null => (data.posts as ByName)[name] ?? null

/** Fields that people of a field come from or go to. */
export const neighboursOf = (field: string): readonly string[] =>
  (data.neighbours as Readonly<Record<string, readonly string[]>>)[field] ?? []

interface Placed {
  readonly code: string
  readonly parentCode: string | null
  readonly workField: string | null
}

/** The field in force of every unit, by its code: its own or that of the nearest unit above. */
export function fieldsInForce(units: readonly Placed[]): ReadonlyMap<string, string | null> {
  const byCode = new Map(units.map((unit) => [unit.code, unit]))
  const inForce = ({ workField, parentCode }: Placed): string | null => {
    const parent = parentCode === null ? undefined : byCode.get(parentCode)
    return workField ?? (parent ? inForce(parent) : null)
  }
  return new Map(units.map((unit) => [unit.code, inForce(unit)]))
}
