export interface FieldChange {
  /** Key of the field; of a field within another "schedule.dayStart". Empty where the whole is one value. */
  readonly field: string
  /** null: the field was, or is, not there or empty. */
  readonly before: string | number | boolean | null
  readonly after: string | number | boolean | null
}

type Plain = string | number | boolean | null

/** What an entry of the trail says that changed, field by field; fields that stayed the same are left out. */
export function describeChange(before: unknown, after: unknown): readonly FieldChange[] {
  const was = flatten(before)
  const is = flatten(after)
  return [...new Set([...was.keys(), ...is.keys()])]
    .map((field) => ({ field, before: was.get(field) ?? null, after: is.get(field) ?? null }))
    .filter((change) => change.before !== change.after)
}

function flatten(value: unknown, path = '', found = new Map<string, Plain>()): Map<string, Plain> {
  if (value === undefined || value === null) return found
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null)
    if (isPlain) found.set(path, value.map(String).join(', ') || null)
    else for (const [index, one] of value.entries()) flatten(one, path ? `${path}.${index + 1}` : `${index + 1}`, found)
  } else if (typeof value === 'object') {
    for (const [key, one] of Object.entries(value)) flatten(one, path ? `${path}.${key}` : key, found)
  } else found.set(path, value as Plain)
  return found
}

/** A key that has no words yet, made readable: "pinVersion" is "pin version". */
export function tidyKey(key: string): string {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .toLowerCase()
}
