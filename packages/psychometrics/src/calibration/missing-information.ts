import { type ExpectMemory, findRows, normalise } from './expect.ts'

/** What the second pass reads and writes beside the memory of the first. `P` free parameters, `W` widest item. */
export interface InformationMemory {
  readonly size: number
  readonly width: number
  /** d log P_k / d value, by row, value and node: R x W x Q. */
  readonly gradients: Float64Array
  /** Free parameter of each row's values, R x W; -1 is not estimated. */
  readonly parameterOf: Int32Array
  /** Scores of the latent means and variances, by group: G x 2 x Q, and their free parameters, G x 2. */
  readonly latentScores: Float64Array
  readonly latentParameterOf: Int32Array
  /** Out: by chunk the lower triangle of the missing information, C x P x P. */
  readonly missing: Float64Array
}

/** So many columns of a hundred parameters or two stay in the processor's nearer memory. */
const BATCH_COLUMNS = 256
/** A covariance needs no more of the posterior than this share of its peak, exp(-18) or 1e-8; it costs by the node. */
const NEGLIGIBLE = -18

/**
 * Missing information of one run of patterns (Louis, 1982): the posterior covariance of the complete-data scores,
 * summed over persons. The observed information is the complete-data information less this.
 */
export function missingInformationChunk(memory: ExpectMemory, second: InformationMemory, chunk: number): void {
  const { chunks, items, nodes, cells, frequency, firstRow, tables, logWeights } = memory
  const { size, missing } = second
  const at = chunk * size * size
  missing.fill(0, at, at + size * size)
  const posterior = new Float64Array(nodes)
  const rowAt = new Int32Array(items)
  // Columns are nodes of one person after another: centred scores times the root of the mass.
  const batch = new Float64Array(size * BATCH_COLUMNS)
  let filled = 0
  for (let pattern = chunks.start[chunk]!; pattern < chunks.end[chunk]!; pattern += 1) {
    const present = findRows(cells, firstRow, items, nodes, pattern, rowAt)
    const weightsAt = chunks.group[chunk]! * nodes
    for (let q = 0; q < nodes; q += 1) posterior[q] = logWeights[weightsAt + q]!
    for (let i = 0; i < present; i += 1) {
      const row = rowAt[i]!
      for (let q = 0; q < nodes; q += 1) posterior[q]! += tables[row + q]!
    }
    const { first, last } = normalise(posterior, NEGLIGIBLE)
    if (filled + last - first > BATCH_COLUMNS) {
      addOuter(batch, size, filled, missing, at)
      filled = 0
    }
    writeScores(memory, second, rowAt, present, chunks.group[chunk]!, first, last, batch, filled)
    centre(batch, size, filled, posterior, first, last, frequency[pattern]!)
    filled += last - first
  }
  addOuter(batch, size, filled, missing, at)
}

function writeScores(
  { nodes }: ExpectMemory,
  { size, width, gradients, parameterOf, latentScores, latentParameterOf }: InformationMemory,
  rowAt: Int32Array,
  present: number,
  group: number,
  first: number,
  last: number,
  batch: Float64Array,
  filled: number,
): void {
  const span = last - first
  for (let p = 0; p < size; p += 1) {
    const to = p * BATCH_COLUMNS + filled
    for (let q = 0; q < span; q += 1) batch[to + q] = 0
  }
  for (let i = 0; i < present; i += 1) {
    const row = rowAt[i]! / nodes
    for (let value = 0; value < width; value += 1) {
      const parameter = parameterOf[row * width + value]!
      if (parameter < 0) continue
      const to = parameter * BATCH_COLUMNS + filled
      const from = (row * width + value) * nodes + first
      for (let q = 0; q < span; q += 1) batch[to + q]! += gradients[from + q]!
    }
  }
  for (let value = 0; value < 2; value += 1) {
    const parameter = latentParameterOf[group * 2 + value]!
    if (parameter < 0) continue
    const to = parameter * BATCH_COLUMNS + filled
    const from = (group * 2 + value) * nodes + first
    for (let q = 0; q < span; q += 1) batch[to + q]! += latentScores[from + q]!
  }
}

function centre(
  batch: Float64Array,
  size: number,
  filled: number,
  posterior: Float64Array,
  first: number,
  last: number,
  persons: number,
): void {
  const span = last - first
  const root = new Float64Array(span)
  for (let q = 0; q < span; q += 1) root[q] = Math.sqrt(posterior[first + q]! * persons)
  for (let p = 0; p < size; p += 1) {
    const at = p * BATCH_COLUMNS + filled
    let mean = 0
    for (let q = 0; q < span; q += 1) mean += posterior[first + q]! * batch[at + q]!
    for (let q = 0; q < span; q += 1) batch[at + q] = (batch[at + q]! - mean) * root[q]!
  }
}

/** Adds the outer product of the filled columns to the lower triangle, two rows against four at a time. */
function addOuter(batch: Float64Array, size: number, filled: number, sum: Float64Array, at: number): void {
  for (let r = 0; r < size; r += 2) {
    const hasSecond = r + 1 < size
    const r0 = r * BATCH_COLUMNS
    const r1 = hasSecond ? r0 + BATCH_COLUMNS : r0
    let c = 0
    for (; c + 3 <= r; c += 4) {
      const c0 = c * BATCH_COLUMNS
      const c1 = c0 + BATCH_COLUMNS
      const c2 = c1 + BATCH_COLUMNS
      const c3 = c2 + BATCH_COLUMNS
      let s00 = 0
      let s01 = 0
      let s02 = 0
      let s03 = 0
      let s10 = 0
      let s11 = 0
      let s12 = 0
      let s13 = 0
      for (let q = 0; q < filled; q += 1) {
        const x = batch[r0 + q]!
        const y = batch[r1 + q]!
        const b0 = batch[c0 + q]!
        const b1 = batch[c1 + q]!
        const b2 = batch[c2 + q]!
        const b3 = batch[c3 + q]!
        s00 += x * b0
        s01 += x * b1
        s02 += x * b2
        s03 += x * b3
        s10 += y * b0
        s11 += y * b1
        s12 += y * b2
        s13 += y * b3
      }
      const to = at + r * size + c
      sum[to]! += s00
      sum[to + 1]! += s01
      sum[to + 2]! += s02
      sum[to + 3]! += s03
      if (!hasSecond) continue
      sum[to + size]! += s10
      sum[to + size + 1]! += s11
      sum[to + size + 2]! += s12
      sum[to + size + 3]! += s13
    }
    for (let row = r; row <= r + 1 && row < size; row += 1) {
      for (let column = c; column <= row; column += 1) {
        sum[at + row * size + column]! += product(batch, row * BATCH_COLUMNS, column * BATCH_COLUMNS, filled)
      }
    }
  }
}

function product(batch: Float64Array, one: number, other: number, length: number): number {
  let sum = 0
  for (let q = 0; q < length; q += 1) sum += batch[one + q]! * batch[other + q]!
  return sum
}
