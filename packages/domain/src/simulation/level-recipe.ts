/** How a share of points becomes a level. A row of configuration with a date; results name the version they were made with. */
export interface SimulationRecipe {
  readonly version: string
  /** First day on which it applies, YYYY-MM-DD. */
  readonly validFrom: string
  readonly source: string
  readonly confidence: 'high' | 'medium' | 'low'
  /** Share of the points (0 to 1) and the level there; both rise. Between them straight lines, beyond them the end's level. */
  readonly knots: readonly (readonly [share: number, level: number])[]
}

/**
 * First recipe. Its knots follow the four ways of play of the tester over the six originals: at random 0.27 to 0.31, naive
 * 0.34 to 0.38, careful 0.52 to 0.63, expert 0.90 to 0.92. No person has been measured by it: a committee's to replace.
 */
export const DEFAULT_SIMULATION_RECIPE: SimulationRecipe = {
  version: '2026-1',
  validFrom: '2025-09-01',
  source: 'Usulan rancangan: dari pemisahan cara bermain dalam pencoba simulasi, belum dari orang',
  confidence: 'low',
  knots: [
    [0.25, 1],
    [0.4, 2],
    [0.6, 3],
    [0.8, 4],
    [0.95, 5],
  ],
}

/** The level of a share, not rounded. */
export function levelOfShare({ knots }: SimulationRecipe, share: number): number {
  const [first, last] = [knots[0]!, knots.at(-1)!]
  if (share <= first[0]) return first[1]
  if (share >= last[0]) return last[1]
  const next = knots.findIndex(([at]) => at > share)
  const [[from, low], [to, high]] = [knots[next - 1]!, knots[next]!]
  return low + ((share - from) / (to - from)) * (high - low)
}

/** Levels for each whole share, over all knots: what an error of a share is worth in levels, also at the ends. */
export function meanSlope({ knots }: SimulationRecipe): number {
  const [first, last] = [knots[0]!, knots.at(-1)!]
  return (last[1] - first[1]) / (last[0] - first[0])
}
