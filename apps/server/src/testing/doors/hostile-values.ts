type Schema = {
  [key: string]: unknown
  properties?: Record<string, Schema>
  items?: Schema
  /** Of a list whose places each have a schema of their own. */
  prefixItems?: Schema[]
  anyOf?: Schema[]
}

/** Each breaks something in an unwary server: text that cannot be stored, SQL, numbers past an integer, deep nests. */
export const HOSTILE_VALUES: readonly unknown[] = [
  "'; drop table answer; --",
  'a\u0000b',
  '\ud800',
  '$1 %s {{7*7}}',
  '<script>alert(1)</script>',
  'x'.repeat(5000),
  9_007_199_254_740_991,
  -2_147_483_649,
  1e308,
  [],
  {},
  null,
  true,
]

/** A value that a JSON schema takes, as plain as can be. */
export function sampleOf(schema: Schema): unknown {
  if ('const' in schema) return schema.const
  if (Array.isArray(schema.enum)) return schema.enum[0]
  if ('default' in schema) return schema.default
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!)
  if (schema.oneOf) return sampleOf((schema.oneOf as Schema[])[0]!)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleOf(inner)]))
    case 'array':
      return schema.prefixItems?.map(sampleOf) ?? [sampleOf(schema.items ?? {})]
    case 'integer':
    case 'number':
      return Math.max(1, Number(schema.minimum ?? 1))
    case 'boolean':
      return true
    case 'string':
      return sampleText(schema)
    default:
      return null
  }
}

function sampleText({ format, pattern, minLength }: Schema): string {
  if (format === 'uuid') return '3f0c3b1e-6d5f-4b7e-9a51-0a5f3c7f1e11'
  if (format === 'date') return '2030-01-07'
  if (format === 'date-time') return '2030-01-07T01:00:00Z'
  if (typeof pattern === 'string') return pattern.includes('[0-5]') ? '08:00' : pattern.includes('A-E') ? 'A' : '123456'
  return 'contoh isi yang wajar'.padEnd(Number(minLength ?? 0), 'x')
}

/** The paths of every leaf and branch of a sample. */
export function placesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  return [...(path.length > 0 ? [path] : []), ...inner.flatMap(([name, one]) => placesOf(one, [...path, name]))]
}

/** A copy of a sample with another value at one place. */
export function withValue(sample: unknown, path: readonly string[], value: unknown): unknown {
  const copy = structuredClone(sample) as Record<string, unknown>
  const [last, ...above] = path.toReversed()
  const holder = above.toReversed().reduce((node, name) => node[name] as Record<string, unknown>, copy)
  holder[last!] = value
  return copy
}
