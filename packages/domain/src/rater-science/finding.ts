import type { RATER_REASONS } from '../reasons/rater-reasons.ts'
import { type Reason, type ReasonValues, reason } from '../reasons/reason.ts'

export type RaterFindingCode = keyof typeof RATER_REASONS

/** `act`: talk to the rater or change the plan now; `watch`: look again when more is rated; `note`: why little can be said. */
export type Urgency = 'act' | 'watch' | 'note'

/** One thing that the chief assessor should know. It never changes a rating. */
export interface RaterFinding {
  /** Null: of all raters together. */
  readonly rater: string | null
  readonly urgency: Urgency
  /** Code, values and the Indonesian sentence. */
  readonly reason: Reason
}

export const finding = (
  rater: string | null,
  urgency: Urgency,
  code: RaterFindingCode,
  values: ReasonValues = {},
): RaterFinding => ({ rater, urgency, reason: reason(code, values) })

export const rounded = (value: number, digits = 1): number => Number(value.toFixed(digits))
