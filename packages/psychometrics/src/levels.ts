import { GRID } from './grid.ts'

/** Four ascending abilities (logits) that part the levels 1 to 5; a level begins at its cut, inclusive. */
export type LevelCuts = readonly [number, number, number, number]

export function levelOf(theta: number, cuts: LevelCuts): number {
  return 1 + cuts.filter((cut) => theta >= cut).length
}

/** Probability of each level 1 to 5 under a posterior on GRID. */
export function levelProbabilities(posterior: Float64Array, cuts: LevelCuts): number[] {
  const probabilities = [0, 0, 0, 0, 0]
  for (let node = 0; node < GRID.length; node += 1) probabilities[levelOf(GRID[node]!, cuts) - 1]! += posterior[node]!
  return probabilities
}

/**
 * Ability on the level scale for charts, 1 to 5. Linear between anchors: a level's middle lies half-way between its
 * cuts and reads as that level (3.0 is the middle of level 3, 2.5 the cut between 2 and 3); the outer levels take the
 * width of their neighbours. Cut at 1 and 5.
 */
export function levelScale(theta: number, cuts: LevelCuts): number {
  const first = cuts[1] - cuts[0]
  const last = cuts[3] - cuts[2]
  const edges = [cuts[0] - first, ...cuts, cuts[3] + last]
  for (let i = 0; i < edges.length - 1; i += 1) {
    const low = edges[i]!
    const high = edges[i + 1]!
    if (theta < high) return Math.max(1, i + 0.5 + (theta - low) / (high - low))
  }
  return 5
}
