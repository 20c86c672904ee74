import { SENSITIVITIES } from '@petakom/domain'
import { z } from 'zod'

const tag = (most: number) => z.string().trim().min(1).max(most)

/** What is said of an item besides its text. No new version: a tag changes nothing that a participant saw. */
export const ItemTags = z.object({
  /** Part of the content that a blueprint counts, in the words of the instansi. */
  contentArea: tag(60).nullable(),
  /** Items made from one pattern; two of a family never meet in a form. */
  family: tag(40).nullable(),
  /** Subjects that can hurt or favour a group of people. */
  sensitivity: z
    .array(z.enum(SENSITIVITIES))
    .max(SENSITIVITIES.length)
    .refine((list) => new Set(list).size === list.length),
})
export type ItemTags = z.infer<typeof ItemTags>
