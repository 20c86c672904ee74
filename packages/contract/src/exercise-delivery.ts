import { DIFFICULTIES } from '@petakom/domain'
import { z } from 'zod'

export const BlueprintCell = z.object({
  /** Null stands for any. */
  contentArea: z.string().trim().min(1).max(60).nullable(),
  difficulty: z.enum(DIFFICULTIES).nullable(),
  items: z.number().int().min(1).max(200),
})

/** How the items of an exercise are met: see `Delivery` of the domain. At most one of `blueprint` and `adaptive` is set. */
export const ExerciseDelivery = z.object({
  mode: z.enum(['free', 'forward', 'adaptive']),
  blueprint: z
    .object({ cells: z.array(BlueprintCell).min(1).max(40), seed: z.number().int().min(0).max(2_147_483_647) })
    .nullable(),
  adaptive: z
    .object({
      minItems: z.number().int().min(1).max(200),
      maxItems: z.number().int().min(1).max(200),
      standardError: z.number().min(0.1).max(2).nullable(),
      best: z.number().int().min(1).max(20),
      mostExposure: z.number().int().min(5).max(100).nullish(),
      shares: z
        .array(
          z.object({
            contentArea: BlueprintCell.shape.contentArea,
            percent: z.number().int().min(0).max(100),
          }),
        )
        .min(1)
        .max(40)
        .nullish(),
    })
    .nullable(),
})
export type ExerciseDelivery = z.infer<typeof ExerciseDelivery>
