/** One point: the most moves allowed and the best total under them, in hundredths; null where so few fill too little. */
export interface CurvePoint {
  readonly moves: number
  readonly total: number
  /** More than with one move less; null for the first that fills what must be filled. */
  readonly gain: number | null
  /** Of the gain from the first to the best, 0 to 1. */
  readonly share: number
}

export function readCurve(totals: readonly (number | null)[]): CurvePoint[] {
  const known = totals.flatMap((total, moves) => (total === null ? [] : [{ moves, total }]))
  const first = known[0]?.total ?? 0
  const best = known.reduce((most, { total }) => Math.max(most, total), first)
  return known.map(({ moves, total }, place) => ({
    moves,
    total,
    gain: place === 0 ? null : total - known[place - 1]!.total,
    share: best === first ? 1 : (total - first) / (best - first),
  }))
}

/** The fewest moves that reach this share of the gain. */
export const fewestReaching = (points: readonly CurvePoint[], share: number): CurvePoint | undefined =>
  points.find((point) => point.share >= share)
