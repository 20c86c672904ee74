import type { MipOptions, SolveMip } from '../mip/model.ts'
import { solveWhole } from '../mip/solve-whole.ts'
import type { SuccessionInstance } from './instance.ts'
import { type PoolAim, poolModel, readyPairs } from './pool-model.ts'

export interface Pools {
  /** Candidates of each post, ascending. */
  readonly pools: readonly (readonly number[])[]
  /** Sum over posts of the candidates missing from a full pool. */
  readonly shortfall: number
  /** Posts with a full pool. */
  readonly covered: number
  /** Sum of the scores of everyone in a pool, in each pool. */
  readonly readiness: number
}

/** The pools that keep `aim` best and among those have the largest sum, proven; null when the time was up. */
export async function fillPools(
  instance: SuccessionInstance,
  solve: SolveMip,
  aim: PoolAim,
  options: MipOptions = {},
): Promise<Pools | null> {
  const ready = readyPairs(instance)
  const result = await solveWhole(solve, poolModel(instance, ready, aim), options)
  if (result.status === 'infeasible') throw new Error('empty pools were refused')
  if (result.status === 'open') return null
  return poolsOf(
    instance,
    ready.filter((_, pair) => result.values[pair] === 1),
  )
}

/** Counts the pools afresh and checks them against the instance itself. */
function poolsOf(instance: SuccessionInstance, chosen: ReturnType<typeof readyPairs>): Pools {
  const { neededPerPost, atMostPerPost, poolsPerCandidate } = instance
  const pools: number[][] = Array.from({ length: instance.posts }, () => [])
  const seats: number[] = Array.from({ length: instance.candidates }, () => 0)
  let readiness = 0
  for (const [candidate, post, score] of chosen) {
    pools[post]!.push(candidate)
    seats[candidate]! += 1
    readiness += score
  }
  if (pools.some((pool) => pool.length > atMostPerPost)) throw new Error('a pool holds too many')
  if (seats.some((count) => count > poolsPerCandidate)) throw new Error('a candidate sits in too many pools')
  return {
    pools: pools.map((pool) => pool.toSorted((a, b) => a - b)),
    shortfall: pools.reduce((sum, pool) => sum + Math.max(0, neededPerPost - pool.length), 0),
    covered: pools.filter((pool) => pool.length >= neededPerPost).length,
    readiness,
  }
}
