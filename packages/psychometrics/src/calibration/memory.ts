import type { PatternTable } from '../data/response-matrix.ts'
import { normalLogWeights } from '../model/quadrature.ts'
import type { ExpectMemory } from './expect.ts'
import { logProbabilityGradient } from './item-form.ts'
import type { Layout } from './layout.ts'
import type { InformationMemory } from './missing-information.ts'
import { createChunks } from './patterns.ts'

/** Shared memory where the platform has it, so that workers read and write the same numbers. */
function buffer(bytes: number): ArrayBuffer {
  const whole = Math.max(8, bytes)
  return typeof SharedArrayBuffer === 'undefined'
    ? new ArrayBuffer(whole)
    : (new SharedArrayBuffer(whole) as unknown as ArrayBuffer)
}

const doubles = (length: number) => new Float64Array(buffer(8 * length), 0, length)

function sharedInts(values: ArrayLike<number>): Int32Array {
  const ints = new Int32Array(buffer(4 * values.length), 0, values.length)
  ints.set(values)
  return ints
}

export function createExpectMemory(groups: readonly PatternTable[], layout: Layout, nodes: number): ExpectMemory {
  const patterns = groups.reduce((sum, { count }) => sum + count, 0)
  const items = layout.items.length
  const chunks = createChunks(groups)
  const rows = layout.firstRow[items]!
  const cells = new Int8Array(buffer(patterns * items), 0, patterns * items)
  const frequency = doubles(patterns)
  let offset = 0
  for (const group of groups) {
    cells.set(group.cells, offset * items)
    frequency.set(group.frequency, offset)
    offset += group.count
  }
  return {
    chunks: {
      count: chunks.count,
      start: sharedInts(chunks.start),
      end: sharedInts(chunks.end),
      group: sharedInts(chunks.group),
    },
    items,
    nodes,
    cells,
    frequency,
    firstRow: sharedInts(layout.firstRow),
    tables: doubles(rows * nodes),
    logWeights: doubles(groups.length * nodes),
    counts: doubles(chunks.count * rows * nodes),
    mass: doubles(chunks.count * nodes),
    logLikelihood: doubles(chunks.count),
  }
}

/** Fills the tables and weights that the expectation step reads from the layout's present values. */
export function writeTables({ items, latents, firstRow }: Layout, memory: ExpectMemory, theta: Float64Array): void {
  const { nodes, tables } = memory
  items.forEach(({ form }, i) => {
    const logP = new Float64Array(form.maxCategory + 1)
    const gradient = new Float64Array((form.maxCategory + 1) * form.values.length)
    for (let q = 0; q < nodes; q += 1) {
      logProbabilityGradient(form, theta[q]!, logP, gradient)
      for (let k = 0; k < logP.length; k += 1) tables[(firstRow[i]! + k) * nodes + q] = logP[k]!
    }
  })
  latents.forEach(({ mean, variance }, g) => {
    memory.logWeights.set(normalLogWeights(theta, mean, variance), g * nodes)
  })
}

export function createInformationMemory(layout: Layout, memory: ExpectMemory): InformationMemory {
  const width = Math.max(1, ...layout.items.map(({ terms }) => terms.length))
  const rows = layout.firstRow[layout.items.length]!
  const parameterOf = new Int32Array(rows * width).fill(-1)
  layout.items.forEach(({ form, terms }, i) => {
    for (let row = layout.firstRow[i]!; row <= layout.firstRow[i]! + form.maxCategory; row += 1) {
      parameterOf.set(
        terms.map(({ parameter }) => parameter),
        row * width,
      )
    }
  })
  const size = layout.parameters.length
  return {
    size,
    width,
    gradients: doubles(rows * width * memory.nodes),
    parameterOf: sharedInts(parameterOf),
    latentScores: doubles(layout.latents.length * 2 * memory.nodes),
    latentParameterOf: sharedInts(
      layout.latents.flatMap(({ meanParameter, varianceParameter }) => [meanParameter, varianceParameter]),
    ),
    missing: doubles(memory.chunks.count * size * size),
  }
}

export function writeScoreTables(
  { items, latents, firstRow }: Layout,
  { nodes, logWeights }: ExpectMemory,
  { width, gradients, latentScores }: InformationMemory,
  theta: Float64Array,
): void {
  items.forEach(({ form, terms }, i) => {
    const logP = new Float64Array(form.maxCategory + 1)
    const gradient = new Float64Array(logP.length * form.values.length)
    for (let q = 0; q < nodes; q += 1) {
      logProbabilityGradient(form, theta[q]!, logP, gradient)
      for (let k = 0; k <= form.maxCategory; k += 1) {
        terms.forEach(({ value, weight }, t) => {
          gradients[((firstRow[i]! + k) * width + t) * nodes + q] = weight * gradient[k * form.values.length + value]!
        })
      }
    }
  })
  latents.forEach((latent, g) => {
    const weights = logWeights.subarray(g * nodes, (g + 1) * nodes)
    latentScores.set(latentScore(theta, weights, latent.mean, latent.variance), g * 2 * nodes)
  })
}

/** d log weight / d mean, then d log weight / d variance, at every node; the weights are normalised over the nodes. */
export function latentScore(
  theta: Float64Array,
  logWeights: Float64Array,
  mean: number,
  variance: number,
): Float64Array {
  const scores = new Float64Array(theta.length * 2)
  let expectedFirst = 0
  let expectedSecond = 0
  theta.forEach((node, q) => {
    scores[q] = (node - mean) / variance
    scores[theta.length + q] = (node - mean) ** 2 / (2 * variance ** 2)
    const weight = Math.exp(logWeights[q]!)
    expectedFirst += weight * scores[q]!
    expectedSecond += weight * scores[theta.length + q]!
  })
  theta.forEach((_, q) => {
    scores[q]! -= expectedFirst
    scores[theta.length + q]! -= expectedSecond
  })
  return scores
}
