type Json = Record<string, unknown>

/**
 * A JSON Schema that refers to itself brings its parts in `$defs` of its own root, which is not the document's. They become
 * schemas of the document, those of equal schemas once, and every reference names them there.
 */
export function shareDefinitions(document: Json): { value: Json; schemas: Json } {
  const schemas: Json = {}
  const known = new Map<string, string>()
  /** `prefix` of the names that the nearest `$defs` above were given. */
  const walk = (value: unknown, prefix: string): unknown => {
    if (Array.isArray(value)) return value.map((one) => walk(one, prefix))
    if (typeof value !== 'object' || value === null) return value
    const { $defs, ...rest } = value as Json & { $defs?: Json }
    const own = $defs ? share($defs) : prefix
    return Object.fromEntries(
      Object.entries(rest).map(([key, inner]) =>
        key === '$ref' && typeof inner === 'string'
          ? [key, inner.replace(/^#\/\$defs\//, `#/components/schemas/${own}`)]
          : [key, walk(inner, own)],
      ),
    )
  }
  const share = (definitions: Json): string => {
    const text = JSON.stringify(definitions)
    const found = known.get(text)
    if (found !== undefined) return found
    const prefix = `Shared${known.size + 1}`
    known.set(text, prefix)
    for (const [name, schema] of Object.entries(definitions)) schemas[`${prefix}${name}`] = walk(schema, prefix)
    return prefix
  }
  return { value: walk(document, '') as Json, schemas }
}
