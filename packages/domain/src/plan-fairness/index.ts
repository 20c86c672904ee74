export { ageBand, agencySizeBand, employmentBand } from './bands.ts'
export type { RateFindingCode, RateOfGroup } from './compare-rates.ts'
export { CLEAR_DIFFERENCE } from './compare-rates.ts'
export {
  type OfficialInPlan,
  PLAN_GROUPINGS,
  type PlanGrouping,
  type PlanGroups,
  UNKNOWN_GROUP,
} from './official-in-plan.ts'
export {
  type GroupInPlan,
  type GroupingInPlan,
  type PlanFairnessReport,
  planFairness,
  type RateFinding,
  type RateOutcome,
  SMALLEST_FAIR_GROUP,
} from './plan-fairness.ts'
