import { createRandom } from '../random.ts'
import { simulateResponse } from '../scoring/simulate.ts'
import type { AdaptiveBank } from './bank.ts'
import { type FinishedTest, runTest } from './run-test.ts'
import { type AdaptiveSettings, assertSettings } from './settings.ts'
import { type SimulationSummary, summarise } from './summarise.ts'

export interface SimulationRequest {
  /** True ability of each simulated person, logits. Several persons may share one: a grid. */
  readonly thetas: ArrayLike<number>
  readonly seed: number
  /** Called after each person with how many are done. */
  readonly progress?: (done: number) => void
}

export interface AdaptiveSimulation extends SimulationSummary {
  /** By item: share of the persons who were given it. Sums to the mean length. */
  readonly exposure: Float64Array
  /** The same figures at each ability, ascending, where persons share abilities; empty where none do. */
  readonly byTheta: readonly (SimulationSummary & { readonly theta: number })[]
}

/** Runs a test for every simulated person and says how well the abilities were recovered and what it cost the bank. */
export function simulateAdaptive(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  { thetas, seed, progress }: SimulationRequest,
): AdaptiveSimulation {
  assertSettings(bank, settings)
  if (thetas.length === 0) throw new RangeError('a simulation needs at least one person')
  const groups = new Map<number, FinishedTest[]>()
  for (let person = 0; person < thetas.length; person += 1) {
    const theta = thetas[person]!
    if (!Number.isFinite(theta)) throw new RangeError(`ability of simulated person ${person + 1} is ${theta}`)
    const test = simulateTest(bank, settings, theta, streamOf(seed, person))
    groups.set(theta, [...(groups.get(theta) ?? []), test])
    progress?.(person + 1)
  }
  const all = [...groups].flatMap(([theta, tests]) => tests.map((test) => ({ theta, test })))
  const grid = groups.size < thetas.length
  return {
    ...summarise(bank, settings, all),
    exposure: exposureOf(bank, all),
    byTheta: grid
      ? [...groups]
          .sort(([one], [other]) => one - other)
          .map(([theta, tests]) => ({
            theta,
            ...summarise(
              bank,
              settings,
              tests.map((test) => ({ theta, test })),
            ),
          }))
      : [],
  }
}

/** One test of a person of known ability who answers as the items' models say. */
export function simulateTest(
  bank: AdaptiveBank,
  settings: AdaptiveSettings,
  theta: number,
  stream: number,
): FinishedTest {
  // Answers and selection draw from different streams, so that a change of rule leaves a person's luck alone.
  const random = createRandom(stream ^ 0x5bd1e995)
  return runTest(bank, settings, stream, (item) => simulateResponse(bank.items[item]!, theta, random))
}

/** A stream of its own for each person of a simulation. */
export const streamOf = (seed: number, person: number): number =>
  Math.imul(Math.imul(seed, 0x27d4eb2f) + person + 1, 0x165667b1) | 0

function exposureOf(bank: AdaptiveBank, all: readonly { readonly test: FinishedTest }[]): Float64Array {
  const counts = new Float64Array(bank.items.length)
  for (const { test } of all) for (const { item } of test.state.steps) counts[item]! += 1
  return counts.map((count) => count / all.length)
}
