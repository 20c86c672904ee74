import { z } from 'zod'
import { Day } from '../common.ts'

/** What one rule says of one person and one post. Codes and units as in `RuleFinding` of the domain. */
export const RuleRow = z.object({
  code: z.string(),
  clause: z.string(),
  confidence: z.string(),
  /** A rule that is not hard is a remark: it bars nobody. */
  hard: z.boolean(),
  status: z.enum(['held', 'failed', 'unknown']),
  value: z.union([z.number(), z.string()]).nullable(),
  limit: z.union([z.number(), z.string()]),
  unit: z.string(),
  missing: z.array(z.string()),
  /** Where failed: the first later day on which it holds, null where time alone is no help. */
  firstDate: Day.nullable(),
})
export type RuleRow = z.infer<typeof RuleRow>

/** Hundredths of a point; `weight` in per cent. */
export const FitPartRow = z.object({
  code: z.string(),
  weight: z.number(),
  value: z.number().nullable(),
  points: z.number().nullable(),
})
export type FitPartRow = z.infer<typeof FitPartRow>

/** Hundredths, with the 80 % interval; `missing` names the parts without which it is no figure to compare. */
export const FitRow = z.object({
  total: z.number(),
  low: z.number(),
  high: z.number(),
  missing: z.array(z.string()),
})
export type FitRow = z.infer<typeof FitRow>
