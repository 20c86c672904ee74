import type { PatternTable } from '../data/response-matrix.ts'

/**
 * Patterns in runs of fixed bounds. What each run adds up is kept apart and summed in the order of the runs, so the
 * number of workers changes no bit of a result.
 */
export interface Chunks {
  readonly count: number
  readonly start: Int32Array
  readonly end: Int32Array
  readonly group: Int32Array
}

const SMALLEST = 64
const MOST_CHUNKS = 48

/** Bounds over patterns that stand group after group; they depend on the data alone. */
export function createChunks(groups: readonly PatternTable[]): Chunks {
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  const length = Math.max(SMALLEST, Math.ceil(total / MOST_CHUNKS))
  const start: number[] = []
  const end: number[] = []
  const group: number[] = []
  let offset = 0
  groups.forEach(({ count }, g) => {
    for (let from = 0; from < count; from += length) {
      start.push(offset + from)
      end.push(offset + Math.min(count, from + length))
      group.push(g)
    }
    offset += count
  })
  return {
    count: start.length,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    group: Int32Array.from(group),
  }
}
