import { CASE_REASONS } from './case-reasons.ts'
import { FIELD_REASONS } from './field-reasons.ts'
import { LEVEL_REASONS } from './level-reasons.ts'
import { NIP_REASONS } from './nip-reasons.ts'
import { PLACEMENT_REASONS } from './placement-reasons.ts'
import { RATER_REASONS } from './rater-reasons.ts'
import { ROW_REASONS } from './row-reasons.ts'
import { SHEET_REASONS } from './sheet-reasons.ts'
import { TALENT_REASONS } from './talent-reasons.ts'

/** Code to Indonesian sentence; `{name}` is a value. Every code has its English in the web catalogue `reason`. */
export const REASON_SENTENCES = {
  ...NIP_REASONS,
  ...ROW_REASONS,
  ...FIELD_REASONS,
  ...TALENT_REASONS,
  ...PLACEMENT_REASONS,
  ...RATER_REASONS,
  ...SHEET_REASONS,
  ...LEVEL_REASONS,
  ...CASE_REASONS,
}
export type ReasonCode = keyof typeof REASON_SENTENCES
