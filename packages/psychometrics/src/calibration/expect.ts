import type { Chunks } from './patterns.ts'

/**
 * Everything the expectation step reads and writes, in typed arrays that may lie in shared memory. `Q` nodes, `R` rows
 * (item and category), `C` chunks, `G` groups.
 */
export interface ExpectMemory {
  readonly chunks: Chunks
  readonly items: number
  readonly nodes: number
  /** Unique patterns, row after row; -1 is missing. */
  readonly cells: Int8Array
  readonly frequency: Float64Array
  readonly firstRow: Int32Array
  /** Log-probabilities, R x Q. */
  readonly tables: Float64Array
  /** Log weights of the latent distributions, G x Q. */
  readonly logWeights: Float64Array
  /** Out: expected persons by chunk, row and node, C x R x Q. */
  readonly counts: Float64Array
  /** Out: expected persons by chunk and node, C x Q. */
  readonly mass: Float64Array
  /** Out: log-likelihood by chunk. */
  readonly logLikelihood: Float64Array
}

/** Posterior mass below this share of the peak is left out of the counts: exp(-37) is 1e-16. */
const NEGLIGIBLE = -37

/** The expectation step for one run of patterns. */
export function expectChunk(memory: ExpectMemory, chunk: number): void {
  const { chunks, items, nodes, cells, frequency, firstRow, tables, logWeights, counts, mass } = memory
  const rows = firstRow[items]!
  const countsAt = chunk * rows * nodes
  const massAt = chunk * nodes
  counts.fill(0, countsAt, countsAt + rows * nodes)
  mass.fill(0, massAt, massAt + nodes)
  const weightsAt = chunks.group[chunk]! * nodes
  const posterior = new Float64Array(nodes)
  const rowAt = new Int32Array(items)
  let logLikelihood = 0
  for (let pattern = chunks.start[chunk]!; pattern < chunks.end[chunk]!; pattern += 1) {
    const present = findRows(cells, firstRow, items, nodes, pattern, rowAt)
    const persons = frequency[pattern]!
    for (let q = 0; q < nodes; q += 1) posterior[q] = logWeights[weightsAt + q]!
    for (let i = 0; i < present; i += 1) {
      const at = rowAt[i]!
      for (let q = 0; q < nodes; q += 1) posterior[q]! += tables[at + q]!
    }
    const range = normalise(posterior)
    logLikelihood += persons * range.logTotal
    const { first, last } = range
    for (let q = first; q < last; q += 1) {
      posterior[q]! *= persons
      mass[massAt + q]! += posterior[q]!
    }
    for (let i = 0; i < present; i += 1) {
      const at = countsAt + rowAt[i]!
      for (let q = first; q < last; q += 1) counts[at + q]! += posterior[q]!
    }
  }
  memory.logLikelihood[chunk] = logLikelihood
}

/** Starts of the rows that a pattern answers, into `rowAt`; how many there are. */
export function findRows(
  cells: Int8Array,
  firstRow: Int32Array,
  items: number,
  nodes: number,
  pattern: number,
  rowAt: Int32Array,
): number {
  let present = 0
  const start = pattern * items
  for (let i = 0; i < items; i += 1) {
    const category = cells[start + i]!
    if (category < 0) continue
    rowAt[present] = (firstRow[i]! + category) * nodes
    present += 1
  }
  return present
}

export interface PosteriorRange {
  /** Log of the total before normalising: the pattern's marginal log-likelihood. */
  readonly logTotal: number
  /** Nodes first to last - 1 hold all mass but what is negligible. */
  readonly first: number
  readonly last: number
}

/** Turns log masses into masses that sum to 1, in place; nodes below `negligible` of the peak (a logarithm) are left out. */
export function normalise(logMasses: Float64Array, negligible = NEGLIGIBLE): PosteriorRange {
  let peak = Number.NEGATIVE_INFINITY
  for (let q = 0; q < logMasses.length; q += 1) if (logMasses[q]! > peak) peak = logMasses[q]!
  let first = 0
  while (logMasses[first]! < peak + negligible) first += 1
  let last = logMasses.length
  while (logMasses[last - 1]! < peak + negligible) last -= 1
  let total = 0
  for (let q = first; q < last; q += 1) {
    const value = Math.exp(logMasses[q]! - peak)
    logMasses[q] = value
    total += value
  }
  for (let q = first; q < last; q += 1) logMasses[q]! /= total
  return { logTotal: peak + Math.log(total), first, last }
}
