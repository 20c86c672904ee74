export { detection, type RatingAccuracy, ratingAccuracy, type ScoreTable } from './accuracy.ts'
export {
  type DatedRating,
  type DriftReport,
  type DriftSettings,
  type PeriodSeverity,
  type RaterDrift,
  raterDrift,
} from './drift.ts'
export type { FacetSettings, FacetValue } from './fit.ts'
export { type RaterItemBias, raterItemBias } from './interaction.ts'
export { DisconnectedDesignError, findIslands, type Island } from './islands.ts'
export { fitIslands, fitManyFacetRasch, type IslandFit } from './many-facet.ts'
export type { MeanSquares } from './mean-squares.ts'
export { indexRatings, type Rating, RatingsError, type RatingsProblem, type RatingTable } from './ratings.ts'
export type { FacetRemark } from './remarks.ts'
export type { ItemReport, ManyFacetFit, PersonReport, RaterReport, StepReport } from './report.ts'
export type { FacetModel } from './scale.ts'
export type { Separation } from './separation.ts'
