/** A locked rating as the wash-up of one candidate sees it. */
export interface WashupRating {
  readonly id: string
  readonly exercise: string
  readonly competency: string
  readonly rater: string
  /** 0 to 5. */
  readonly level: number
  /** Locked after the wash-up began. */
  readonly isLate: boolean
  /** The chief's word on a late one; null: none yet. */
  readonly ruling: { readonly counts: boolean } | null
}

/** A level that was agreed; of one subject the one with the highest turn holds. */
export interface WashupDecision {
  /** Null: the competency over all exercises. */
  readonly exercise: string | null
  readonly competency: string
  readonly turn: number
  readonly level: number
  readonly way: 'accepted' | 'discussed'
  readonly basis: string
}

/** A rating that the timetable says there should be. */
export interface ExpectedRating {
  readonly exercise: string
  readonly competency: string
  readonly rater: string
}

/** One that is on time, or late and let in. */
export const isCounted = ({ isLate, ruling }: WashupRating): boolean => !isLate || ruling?.counts === true

/** Late ratings that the chief has not spoken about: a wash-up cannot close over them. */
export const awaitingRuling = <T extends WashupRating>(ratings: readonly T[]): T[] =>
  ratings.filter(({ isLate, ruling }) => isLate && ruling === null)

/** What of the expected is not locked yet. */
export function missingRatings(
  expected: readonly ExpectedRating[],
  ratings: readonly Pick<WashupRating, 'exercise' | 'competency' | 'rater'>[],
): ExpectedRating[] {
  const key = (one: ExpectedRating) => JSON.stringify([one.exercise, one.competency, one.rater])
  const locked = new Set(ratings.map(key))
  return expected.filter((one) => !locked.has(key(one)))
}
