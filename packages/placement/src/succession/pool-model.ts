import type { MipModel } from '../mip/model.ts'
import { ModelBuilder, ones } from '../mip/model-builder.ts'
import type { ReadinessPair, SuccessionInstance } from './instance.ts'

/** Which of two promises the pools are made to keep first. */
export type PoolAim = 'least-shortfall' | 'most-covered'

export const readyPairs = ({ pairs, readyAtLeast }: SuccessionInstance): ReadinessPair[] =>
  pairs.filter(([, , score]) => score >= readyAtLeast)

/**
 * Pairs first, one 0/1 column each, then one column a post: how many of the candidates it needs it has (`least-shortfall`, a flow),
 * or whether its pool is full (`most-covered`). One of these outweighs any sum of scores.
 */
export function poolModel(instance: SuccessionInstance, ready: readonly ReadinessPair[], aim: PoolAim): MipModel {
  const { neededPerPost, atMostPerPost, poolsPerCandidate } = instance
  const builder = new ModelBuilder()
  const ofPost: number[][] = Array.from({ length: instance.posts }, () => [])
  const ofCandidate: number[][] = Array.from({ length: instance.candidates }, () => [])
  ready.forEach(([candidate, post, score], pair) => {
    ofPost[post]!.push(pair)
    ofCandidate[candidate]!.push(pair)
    builder.column(score, 0, 1)
  })
  const weight = scoreSpan(ready) + 1
  for (const pool of ofPost) {
    builder.row(0, atMostPerPost, ones(pool))
    const most = Math.min(pool.length, atMostPerPost)
    if (aim === 'least-shortfall') {
      const has = builder.column(weight, 0, Math.min(neededPerPost, most))
      builder.row(0, Infinity, [...ones(pool), { column: has, value: -1 }])
    } else {
      const full = builder.column(weight, 0, neededPerPost <= most ? 1 : 0)
      builder.row(0, Infinity, [...ones(pool), { column: full, value: -Math.min(neededPerPost, most + 1) }])
    }
  }
  for (const pools of ofCandidate) builder.row(0, poolsPerCandidate, ones(pools))
  return builder.build(true)
}

/** No two choices of pairs differ by more. */
export const scoreSpan = (pairs: readonly ReadinessPair[]): number =>
  pairs.reduce((sum, [, , score]) => sum + Math.abs(score), 0)
