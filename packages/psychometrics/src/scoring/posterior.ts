import { GRID } from './grid.ts'

/*
 * Between the nodes the mass of each is spread evenly over the cell around it. A share or a quantile then moves
 * smoothly with the answers, and a cut that falls on a node parts its mass instead of giving it to one side.
 */
const CELL = GRID[1]! - GRID[0]!

/** Share of the posterior below `theta` (logits), 0 to 1. */
export function posteriorBelow(posterior: Float64Array, theta: number): number {
  let share = 0
  for (let node = 0; node < GRID.length; node += 1) {
    const covered = (theta - (GRID[node]! - CELL / 2)) / CELL
    share += posterior[node]! * Math.min(1, Math.max(0, covered))
  }
  return Math.min(1, share)
}

/** The ability (logits) below which `share` of the posterior lies; `share` is above 0 and below 1. */
export function posteriorQuantile(posterior: Float64Array, share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError(`a quantile needs a share between 0 and 1, not ${share}`)
  let below = 0
  for (let node = 0; node < GRID.length; node += 1) {
    const mass = posterior[node]!
    if (below + mass >= share) return GRID[node]! - CELL / 2 + (CELL * (share - below)) / mass
    below += mass
  }
  return GRID[GRID.length - 1]! + CELL / 2
}

export function posteriorMean(posterior: Float64Array): number {
  return posterior.reduce((sum, mass, node) => sum + mass * GRID[node]!, 0)
}

/** Standard deviation around `mean`, logits. */
export function posteriorDeviation(posterior: Float64Array, mean: number): number {
  return Math.sqrt(posterior.reduce((sum, mass, node) => sum + mass * (GRID[node]! - mean) ** 2, 0))
}
