/** Minutes after midnight, local time of the centre. */
export type Minute = number

export interface Span {
  /** Inclusive. */
  readonly start: Minute
  /** Exclusive. */
  readonly end: Minute
}

export interface CentreDay extends Span {
  readonly id: string
  /** Prayer, lunch: nobody prepares or sits then. A Friday's are longer by its own row. */
  readonly blocked: readonly Span[]
}

/**
 * `individual`: one participant; `group`: 4 to 8 together (leaderless discussion), sizes may be narrowed;
 * `written`: as many as the room seats, at least one.
 */
export interface Exercise {
  readonly id: string
  readonly kind: 'individual' | 'group' | 'written'
  readonly minutes: number
  /** Just before the start: the participant's own, takes neither room nor assessor. */
  readonly preparationMinutes: number
  readonly rooms: readonly string[]
  /** How many assessors watch one sitting; 0 where it is rated afterwards. */
  readonly assessors: number
  readonly needsRolePlayer: boolean
  readonly groupSize?: { readonly min: number; readonly max: number } | undefined
}

export interface Assessor {
  readonly id: string
  readonly agency: string
  /** Minutes of watching on one day. */
  readonly maxMinutesPerDay: number
}

/** The assessor may not watch this participant, whatever the agency. */
export interface Link {
  readonly assessor: string
  readonly participant: string
  readonly relation: 'subordinate' | 'superior' | 'relative'
}

/** A participant, assessor, role player or room that cannot be used for a while. */
export interface Absence extends Span {
  readonly who: string
  readonly day: string
}

/** Ids are unique over participants, assessors, role players and rooms together. */
export interface Centre {
  readonly days: readonly CentreDay[]
  readonly participants: readonly { readonly id: string; readonly agency: string }[]
  /** Every participant sits every exercise once. */
  readonly exercises: readonly Exercise[]
  readonly rooms: readonly { readonly id: string; readonly seats: number }[]
  readonly assessors: readonly Assessor[]
  readonly rolePlayers: readonly string[]
  readonly links: readonly Link[]
  readonly absences: readonly Absence[]
  /** Between the end of an exercise and the next preparation or start of the same participant; a break counts. */
  readonly restMinutes: number
  /** Between two sittings of the same room, assessor or role player; a break counts. */
  readonly turnoverMinutes: number
  /** Different assessors who see a participant over the whole set of exercises. */
  readonly minAssessors: number
}

/** Who, what, when, where, and watched by whom. */
export interface Sitting {
  readonly exercise: string
  readonly day: string
  /** After the preparation. */
  readonly start: Minute
  readonly room: string
  readonly participants: readonly string[]
  readonly assessors: readonly string[]
  readonly rolePlayer: string | null
}

export function sizesOf(exercise: Exercise, seats = Number.POSITIVE_INFINITY): { min: number; max: number } {
  if (exercise.kind === 'individual') return { min: 1, max: 1 }
  if (exercise.kind === 'written') return { min: 1, max: seats }
  const { min, max } = exercise.groupSize ?? { min: 4, max: 8 }
  return { min, max: Math.min(max, seats) }
}
