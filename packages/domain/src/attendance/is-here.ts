/** What says that somebody came: the committee's tick, or a test that the person has begun. */
export interface Presence {
  readonly attendance: 'present' | 'late' | 'absent' | null
  readonly state: string | null
}

const BEGUN: ReadonlySet<string | null> = new Set(['running', 'paused', 'handed-in'])

/** Whoever works is here, whether or not the list was ticked yet. */
export const isHere = ({ attendance, state }: Presence): boolean =>
  attendance === 'present' || attendance === 'late' || BEGUN.has(state)
