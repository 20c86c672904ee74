import { fitStudied, type RatingStudy, studyRatings } from '../final-level/rating-study.ts'
import type { RatingRules } from '../final-level/recipe.ts'
import { type AdviceRecipe, DEFAULT_ADVICE_RECIPE } from './advice-recipe.ts'
import { adviseOnRaters, type RaterAdvice } from './advise.ts'
import { type ExerciseAgreement, exerciseAgreement } from './cell-agreement.ts'
import { type CentreRating, itemOf, meanOf } from './centre-rating.ts'
import { type CentreReliability, centreReliability } from './centre-reliability.ts'
import { type ExerciseEffect, type MethodCell, methodCells } from './method-cells.ts'
import { type RatingHabits, ratingHabits } from './rating-habits.ts'

/** How a rater used the scale. */
export interface RaterUse {
  readonly rater: string
  /** Ratings of each level, 0 to 5. */
  readonly levels: readonly number[]
  readonly mean: number
  /** See `RatingHabits`. */
  readonly haloShare: number | null
  readonly narrowShare: number | null
}

/** What the ratings of a centre say of its raters and of their own precision, at one moment. */
export interface CentreReport {
  readonly ratings: number
  readonly persons: number
  readonly advice: RaterAdvice
  readonly use: readonly RaterUse[]
  /** Severities and variances that correct a candidate's ratings: the same that results are made with. */
  readonly study: RatingStudy
  readonly agreement: readonly ExerciseAgreement[]
  readonly cells: readonly MethodCell[]
  readonly effect: ExerciseEffect
  readonly reliability: CentreReliability
}

/** Never throws for what raters may do: all give one value, a rater has three ratings, groups without a link. */
export async function centreReport(
  ratings: readonly CentreRating[],
  rules: RatingRules,
  recipe: AdviceRecipe = DEFAULT_ADVICE_RECIPE,
  /** Share done, 0 to 1. */
  progress: (share: number) => void = () => {},
): Promise<CentreReport> {
  const items = ratings.map(({ person, rater, score, day, ...of }) => ({
    ...{ person, rater, score, period: day },
    item: itemOf(of),
  }))
  const habits = new Map(ratingHabits(items).map((one) => [one.rater, one]))
  const byExercise = [...Map.groupBy(ratings, ({ exercise }) => exercise)]
  const fitted = await fitStudied(ratings)
  progress(0.3)
  const study = await studyRatings(ratings, rules, fitted)
  progress(0.4)
  const advice = await adviseOnRaters(items, recipe, fitted.fit)
  progress(0.8)
  return {
    ratings: ratings.length,
    persons: new Set(ratings.map(({ person }) => person)).size,
    advice,
    use: [...Map.groupBy(ratings, ({ rater }) => rater)]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([rater, own]) => useOf(rater, own, habits.get(rater)!)),
    study,
    agreement: byExercise.map(([exercise, own]) => exerciseAgreement(exercise, own)),
    ...methodCells(ratings),
    reliability: ratings.length === 0 ? { studies: [], plan: [], enough: [] } : centreReliability(ratings),
  }
}

const useOf = (rater: string, own: readonly CentreRating[], { haloShare, narrowShare }: RatingHabits): RaterUse => ({
  rater,
  levels: Array.from({ length: 6 }, (_, level) => own.filter(({ score }) => score === level).length),
  mean: meanOf(own.map(({ score }) => score))!,
  haloShare,
  narrowShare,
})
