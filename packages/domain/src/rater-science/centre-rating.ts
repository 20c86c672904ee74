import type { StudiedRating } from '../final-level/rating-study.ts'

/** A rating of a centre that counts; `score` 0 to 5, `day` the local day it was watched. */
export interface CentreRating extends StudiedRating {
  readonly day: string
}

/** A competency of one exercise is what a rater gives one level on: the item of a many-facet model. */
export const itemOf = ({ exercise, competency }: Pick<CentreRating, 'exercise' | 'competency'>): string =>
  JSON.stringify([exercise, competency])

/** Null for none. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
