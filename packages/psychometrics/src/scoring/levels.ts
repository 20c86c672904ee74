import { posteriorBelow, posteriorMean } from './posterior.ts'

/** Four ascending abilities (logits) that part the levels 1 to 5; a level begins at its cut, inclusive. */
export type LevelCuts = readonly [number, number, number, number]

export interface LevelEstimate {
  /** From 1: the level whose band holds the mean of the posterior. */
  readonly level: number
  /** Of the levels, lowest first; sums to 1. */
  readonly probabilities: readonly number[]
}

/** The level of a posterior on GRID, and how likely each level is; ascending cuts, one fewer than levels. */
export function levelsFromCuts(posterior: Float64Array, cuts: readonly number[]): LevelEstimate {
  const below = [0, ...cuts.map((cut) => posteriorBelow(posterior, cut)), 1]
  return {
    level: levelOf(posteriorMean(posterior), cuts),
    probabilities: below.slice(1).map((share, i) => share - below[i]!),
  }
}

/** From 1; a level begins at its cut. */
export function levelOf(theta: number, cuts: readonly number[]): number {
  return 1 + cuts.filter((cut) => theta >= cut).length
}

/**
 * Ability on the level scale for charts, 1 to 5. Linear between anchors: the cut between levels 2 and 3 reads 2.5, the
 * middle between the cuts of level 3 reads 3.0. The outer levels take the width of their neighbours; what lies beyond
 * the middle of level 1 reads 1 and beyond the middle of level 5 reads 5.
 */
export function thetaToLevelScale(theta: number, cuts: LevelCuts): number {
  const first = cuts[1] - cuts[0]
  const last = cuts[3] - cuts[2]
  const edges = [cuts[0] - first, ...cuts, cuts[3] + last]
  const band = levelOf(theta, cuts) - 1
  const low = edges[band]!
  const high = edges[band + 1]!
  return Math.min(5, Math.max(1, band + 0.5 + (theta - low) / (high - low)))
}
