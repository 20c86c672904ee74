import type { PatternTable } from '../data/response-matrix.ts'
import { type Matrix, zeros } from '../numeric/matrix.ts'
import { completeInformation, type Expected, gradientOf } from './complete-data.ts'
import type { Layout } from './layout.ts'
import { createExpectMemory, createInformationMemory, writeScoreTables, writeTables } from './memory.ts'
import type { InformationMemory } from './missing-information.ts'
import type { ChunkRunner } from './runner.ts'

/** The marginal likelihood of a layout on patterns: value, expected counts, gradient, information. */
export interface MarginalLikelihood {
  /** Evaluates at the layout's present values; counts, gradient and information speak of the last call. */
  expect(): Promise<number>
  readonly expected: Expected
  /** Log of the priors' densities, up to a constant, at the present values. */
  logPrior(): number
  gradient(): Float64Array
  /** Observed information of likelihood and priors: complete-data less missing information (Louis, 1982). */
  information(): Promise<Matrix>
}

export async function openLikelihood(
  layout: Layout,
  groups: readonly PatternTable[],
  theta: Float64Array,
  runner: ChunkRunner,
): Promise<MarginalLikelihood> {
  const memory = createExpectMemory(groups, layout, theta.length)
  await runner.open(memory)
  const rows = layout.firstRow[layout.items.length]!
  const expected = {
    counts: new Float64Array(rows * theta.length),
    mass: new Float64Array(groups.length * theta.length),
    theta,
    logWeights: memory.logWeights,
  }
  let second: InformationMemory | null = null
  return {
    expected,
    async expect() {
      writeTables(layout, memory, theta)
      await runner.run('expect')
      expected.counts.fill(0)
      expected.mass.fill(0)
      let sum = 0
      for (let chunk = 0; chunk < memory.chunks.count; chunk += 1) {
        addInto(expected.counts, 0, memory.counts, chunk * expected.counts.length, expected.counts.length)
        addInto(
          expected.mass,
          memory.chunks.group[chunk]! * theta.length,
          memory.mass,
          chunk * theta.length,
          theta.length,
        )
        sum += memory.logLikelihood[chunk]!
      }
      return sum
    },
    logPrior: () =>
      layout.priors.reduce(
        (sum, { parameter, mean, deviation }) => sum - ((layout.parameters[parameter]! - mean) / deviation) ** 2 / 2,
        0,
      ),
    gradient: () => gradientOf(layout, expected),
    async information() {
      if (!second) {
        second = createInformationMemory(layout, memory)
        await runner.openInformation(second)
      }
      writeScoreTables(layout, memory, second, theta)
      await runner.run('information')
      const information = completeInformation(layout, expected)
      subtractLower(information, second.missing, memory.chunks.count)
      return information
    },
  }
}

function addInto(to: Float64Array, at: number, from: Float64Array, start: number, length: number): void {
  for (let i = 0; i < length; i += 1) to[at + i]! += from[start + i]!
}

function subtractLower(information: Matrix, missing: Float64Array, chunks: number): void {
  const n = information.rows
  const sum = zeros(n, n)
  for (let chunk = 0; chunk < chunks; chunk += 1) addInto(sum.cells, 0, missing, chunk * n * n, n * n)
  for (let r = 0; r < n; r += 1) {
    for (let c = 0; c <= r; c += 1) {
      information.cells[r * n + c]! -= sum.cells[r * n + c]!
      information.cells[c * n + r] = information.cells[r * n + c]!
    }
  }
}
