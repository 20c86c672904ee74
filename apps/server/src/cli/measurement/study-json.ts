import {
  type GeneralisabilityStudy,
  planGrid,
  type RaterPlan,
  type StudyPlan,
  smallestPlans,
} from '@petakom/psychometrics'

export interface StudyWish {
  readonly most: StudyPlan
  readonly wanted: readonly number[]
  readonly raterPlan: RaterPlan
}

export const USUAL_WISH: StudyWish = {
  most: { exercises: 10, raters: 5 },
  wanted: [0.7, 0.8, 0.9],
  raterPlan: 'same',
}

/** A study as the commands write it: components, what the ratings are worth, and what planned numbers would be. */
export function studyJson(study: GeneralisabilityStudy, { most, wanted, raterPlan }: StudyWish) {
  const { covariance: _, ...rest } = study
  return {
    ...rest,
    raterPlan,
    plans: planGrid(study, most, raterPlan),
    smallest: wanted.map((reliability) => ({
      wanted: reliability,
      generalisability: smallestPlans(study, { reliability, coefficient: 'generalisability', raterPlan, most }),
      dependability: smallestPlans(study, { reliability, coefficient: 'dependability', raterPlan, most }),
    })),
  }
}
