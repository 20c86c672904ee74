/**
 * JSON with the keys of every object in order: equal values give equal text, so that a hash of it can be compared.
 * What JSON would quietly turn into `{}` or `null` is refused, or two different inputs would share a hash.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (key, inner) => {
    if (inner instanceof Map || inner instanceof Set) throw new TypeError(`${key || 'value'} is a Map or a Set`)
    if (typeof inner === 'number' && !Number.isFinite(inner)) throw new TypeError(`${key || 'value'} is ${inner}`)
    return inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner
  })
}
