/** What is compared of a result: its category, its JPM and its levels by competency. */
export interface ComparedResult {
  readonly participantId: string
  readonly jpm: number | null
  readonly category: string | null
  readonly levels: Readonly<Record<string, number>>
}

export interface ResultChange {
  readonly participantId: string
  readonly before: Omit<ComparedResult, 'participantId'>
  readonly after: Omit<ComparedResult, 'participantId'>
  /** Competencies whose level is another one. */
  readonly levels: readonly string[]
  readonly isCategoryChange: boolean
}

/**
 * Whose result a correction changes in what a decision stands on: category, JPM or a level. Those whose category changes
 * come first, then by how far the JPM moves. Both sides must hold the same people.
 */
export function correctionEffect(before: readonly ComparedResult[], after: readonly ComparedResult[]): ResultChange[] {
  const known = new Map(before.map((one) => [one.participantId, one]))
  if (known.size !== after.length || after.some(({ participantId }) => !known.has(participantId)))
    throw new RangeError('a correction is compared on the same people before and after')
  return after
    .flatMap(({ participantId, ...now }) => {
      const { participantId: _, ...then } = known.get(participantId)!
      const codes = [...new Set([...Object.keys(then.levels), ...Object.keys(now.levels)])].sort()
      const levels = codes.filter((code) => then.levels[code] !== now.levels[code])
      const isCategoryChange = then.category !== now.category
      if (levels.length === 0 && !isCategoryChange && then.jpm === now.jpm) return []
      return [{ participantId, before: then, after: now, levels, isCategoryChange }]
    })
    .sort(
      (one, other) =>
        Number(other.isCategoryChange) - Number(one.isCategoryChange) ||
        move(other) - move(one) ||
        (one.participantId < other.participantId ? -1 : 1),
    )
}

/** JPM points; somebody who gains or loses a JPM altogether moves farthest. */
const move = ({ before, after }: ResultChange): number =>
  before.jpm === null || after.jpm === null ? (before.jpm === after.jpm ? 0 : 1e9) : Math.abs(after.jpm - before.jpm)
