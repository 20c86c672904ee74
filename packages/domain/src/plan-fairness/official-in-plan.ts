/** Groupings of the report, with their groups in the order shown. Who is in none of them counts as `unknown`. */
export const PLAN_GROUPINGS = {
  sex: ['L', 'P'],
  age: ['20-39', '40-49', '50-65'],
  agencySize: ['small', 'middle', 'large'],
  status: ['PNS', 'PPPK'],
} as const
export type PlanGrouping = keyof typeof PLAN_GROUPINGS
export const UNKNOWN_GROUP = 'unknown'

/** The groups of an official; null where it is not on record. None of them enters a plan. */
export type PlanGroups = { readonly [G in PlanGrouping]: string | null }

/** What the report reads of an official in a plan. */
export interface OfficialInPlan extends PlanGroups {
  /** Has at least one pair other than staying: whoever has none could not be moved by any plan. */
  readonly candidate: boolean
  /** Fit to the present post and to that of the plan, in hundredths; null where it is not known. */
  readonly fitNow: number | null
  readonly fitInPlan: number | null
  /** The plan puts the official into another post; `promoted` where that post is a tier higher. */
  readonly moved: boolean
  readonly promoted: boolean
}
