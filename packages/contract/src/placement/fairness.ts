import { z } from 'zod'

const Rate = z
  .object({
    count: z.number().int(),
    /** 0 to 1; null where the group had no candidate. */
    rate: z.number().nullable(),
    /** Over the rate of the reference; null where it is not compared. */
    ratio: z.number().nullable(),
    isBelowFourFifths: z.boolean().nullable(),
    /** Fisher's exact test against the reference, two-sided; and times the number of comparisons. */
    p: z.number().nullable(),
    pAdjusted: z.number().nullable(),
  })
  .nullable()

const Finding = z.object({
  code: z.enum(['too-few', 'none', 'within', 'within-clear', 'below-chance', 'below-clear']),
  reference: z.string().nullable(),
  group: z.string().nullable(),
})

/**
 * How a plan falls on groups of officials: `planFairness` of packages/domain, as it is stored with the plan and shown
 * beside it. Null is hidden: a group below `smallest`, or one from which such a group could be reckoned back.
 */
export const PlanFairness = z.object({
  smallest: z.number().int(),
  officials: z.number().int().nullable(),
  candidates: z.number().int().nullable(),
  promoted: z.number().int().nullable(),
  moved: z.number().int().nullable(),
  groupings: z.array(
    z.object({
      grouping: z.enum(['sex', 'age', 'agencySize', 'status']),
      promotion: Finding,
      move: Finding,
      groups: z.array(
        z.object({
          group: z.string(),
          officials: z.number().int().nullable(),
          candidates: z.number().int().nullable(),
          promotion: Rate,
          move: Rate,
          /** Mean in hundredths of a point, over the officials whose fit is known before and after. */
          fitChange: z.object({ officials: z.number().int(), mean: z.number().nullable() }).nullable(),
        }),
      ),
    }),
  ),
})
export type PlanFairness = z.infer<typeof PlanFairness>
