export type InstanceFault =
  | 'not-an-object'
  | 'not-an-array'
  | 'not-whole'
  | 'not-a-flag'
  | 'out-of-range'
  | 'duplicate-pair'
  | 'wrong-length'
  | 'wrong-id'
  | 'seat-mismatch'

/** An instance that cannot be read: what is wrong, where in the file, and what stood there. */
export class InstanceError extends Error {
  override readonly name = 'InstanceError'
  readonly fault: InstanceFault
  /** As in `edges[3][2]`. */
  readonly path: string
  readonly found: string

  constructor(fault: InstanceFault, path: string, found: string) {
    super(`${path}: ${fault} (${found})`)
    this.fault = fault
    this.path = path
    this.found = found
  }
}

const MOST_SHOWN = 40

/** A value as it stands in a file; of what is nested no more than the first two levels, however deep it goes. */
export function quote(value: unknown, levels = 2): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined'
  if (levels === 0) return Array.isArray(value) ? '[…]' : '{…}'
  if (Array.isArray(value))
    return `[${value
      .slice(0, MOST_SHOWN)
      .map((part) => quote(part, levels - 1))
      .join(',')}]`
  const parts = Object.entries(value).slice(0, MOST_SHOWN)
  return `{${parts.map(([key, part]) => `${JSON.stringify(key)}:${quote(part, levels - 1)}`).join(',')}}`
}

export function refuse(fault: InstanceFault, path: string, found: unknown): never {
  throw new InstanceError(fault, path, quote(found).slice(0, MOST_SHOWN))
}

export function objectAt(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) refuse('not-an-object', path, value)
  return value as Record<string, unknown>
}

export function arrayAt(value: unknown, path: string): readonly unknown[] {
  return Array.isArray(value) ? value : refuse('not-an-array', path, value)
}

export function wholeAt(value: unknown, path: string, low = -Infinity, high = Infinity): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) refuse('not-whole', path, value)
  const whole = value as number
  return whole < low || whole > high ? refuse('out-of-range', path, value) : whole
}

export function flagAt(value: unknown, path: string): boolean {
  return typeof value === 'boolean' ? value : refuse('not-a-flag', path, value)
}

/** Officials, posts, or agencies of one file: what a single search is far from taking. */
export const MOST_COUNT = 1_000_000

/** A score beyond this would leave whole numbers inexact once many are added up and weighed. */
const MOST_SCORE = 10_000_000

/** Pairs `[row, column, score]`, each once, with the rows and columns below the two counts. */
export function pairsAt(
  value: unknown,
  path: string,
  rows: number,
  columns: number,
): (readonly [number, number, number])[] {
  const seen = new Set<number>()
  return arrayAt(value, path).map((raw, k) => {
    const at = `${path}[${k}]`
    const edge = arrayAt(raw, at)
    if (edge.length !== 3) refuse('wrong-length', at, raw)
    const row = wholeAt(edge[0], `${at}[0]`, 0, rows - 1)
    const column = wholeAt(edge[1], `${at}[1]`, 0, columns - 1)
    const key = row * columns + column
    if (seen.has(key)) refuse('duplicate-pair', at, raw)
    seen.add(key)
    return [row, column, wholeAt(edge[2], `${at}[2]`, -MOST_SCORE, MOST_SCORE)] as const
  })
}
