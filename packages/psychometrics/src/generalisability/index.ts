export type { Coefficient, StudyCoefficients } from './coefficients.ts'
export {
  type PlannedStudy,
  planGrid,
  planStudy,
  type RaterPlan,
  type StudyPlan,
  smallestPlans,
  type Wanted,
} from './decision-study.ts'
export { type Facet, STUDY_DESIGNS, type StudyDesign, StudyError, type StudyProblem } from './design.ts'
export {
  type GeneralisabilityStudy,
  generalisabilityStudy,
  type StudyRemark,
  suitedStudy,
  type VarianceComponent,
} from './generalisability.ts'
