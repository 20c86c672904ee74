import type { MipOptions, SolveMip } from '../mip/model.ts'
import { fillPools, type Pools } from './fill-pools.ts'
import type { SuccessionInstance } from './instance.ts'
import { poolModel, readyPairs } from './pool-model.ts'

/** A post that one way of filling the pools leaves short of more candidates than the other. */
export interface Disagreement {
  readonly post: number
  /** Candidates missing when the total shortfall is least. */
  readonly shortByD1: number
  /** Candidates missing when the most posts are fully covered. */
  readonly shortByD2: number
}

/** Sums of scores in hundredths of a point; null when the time was up. */
export interface SuccessionAnswer {
  readonly readyPairs: number
  readonly D1_minTotalShortfall: number | null
  readonly D1_thenMaxReadiness: number | null
  readonly D1_lpRelaxation: number | null
  readonly D2_maxFullyCoveredPosts: number | null
  readonly D2_thenMaxReadiness: number | null
  /** Posts that the two leave short by different numbers, and the pools of each. */
  readonly disagreement: readonly Disagreement[] | null
  readonly D1_pools: Pools['pools'] | null
  readonly D2_pools: Pools['pools'] | null
}

export async function answerSuccession(
  instance: SuccessionInstance,
  solve: SolveMip,
  options: MipOptions = {},
): Promise<SuccessionAnswer> {
  const d1 = await fillPools(instance, solve, 'least-shortfall', options)
  const d2 = await fillPools(instance, solve, 'most-covered', options)
  return {
    readyPairs: readyPairs(instance).length,
    D1_minTotalShortfall: d1?.shortfall ?? null,
    D1_thenMaxReadiness: d1?.readiness ?? null,
    D1_lpRelaxation: d1 && (await relaxedReadiness(instance, solve, d1.shortfall, options)),
    D2_maxFullyCoveredPosts: d2?.covered ?? null,
    D2_thenMaxReadiness: d2?.readiness ?? null,
    disagreement: d1 && d2 && disagreement(instance, d1, d2),
    D1_pools: d1?.pools ?? null,
    D2_pools: d2?.pools ?? null,
  }
}

/** The relaxation's sum of scores at its own least shortfall, which for a flow is the whole optimum's. */
async function relaxedReadiness(
  instance: SuccessionInstance,
  solve: SolveMip,
  shortfall: number,
  options: MipOptions,
): Promise<number | null> {
  const model = poolModel(instance, readyPairs(instance), 'least-shortfall')
  const relaxed = await solve(model, { ...options, relaxed: true })
  if (relaxed.status !== 'optimal') return null
  // Back from the weighed objective to the scores: what the pools have of what they need is taken off.
  const weight = instance.posts === 0 ? 0 : model.cost[model.columns - 1]!
  const had = instance.posts * instance.neededPerPost - shortfall
  return Math.round((relaxed.bound - weight * had) * 1e6) / 1e6
}

function disagreement({ posts, neededPerPost }: SuccessionInstance, d1: Pools, d2: Pools): Disagreement[] {
  const short = ({ pools }: Pools, post: number) => Math.max(0, neededPerPost - pools[post]!.length)
  return Array.from({ length: posts }, (_, post) => ({
    post,
    shortByD1: short(d1, post),
    shortByD2: short(d2, post),
  })).filter(({ shortByD1, shortByD2 }) => shortByD1 !== shortByD2)
}
