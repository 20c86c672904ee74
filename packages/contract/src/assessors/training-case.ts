import type { TrainingCase } from '@petakom/domain'
import { SHEET_KINDS } from '@petakom/domain'
import { z } from 'zod'

const Line = z.string().trim().min(1).max(300)
const Text = z.string().trim().min(1).max(2000)
const Slug = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const Competency = z.string().regex(/^(M\.0[1-8]|SK\.01)$/)
const Level = z.number().int().min(0).max(5)

/** The domain's `TrainingCase`, letter by letter. */
export const TrainingCaseContent = z.strictObject({
  kind: z.enum(SHEET_KINDS),
  title: Line,
  source: Text,
  tiers: z
    .array(z.string().regex(/^[A-Z_]{3,40}$/))
    .min(1)
    .max(14),
  situation: z.array(Text).min(1).max(20),
  persons: z
    .array(z.strictObject({ id: Slug, name: Line }))
    .min(1)
    .max(12),
  lines: z
    .array(z.strictObject({ id: Slug, at: z.string().regex(/^\d{2}\.\d{2}$/), who: Line, text: Text }))
    .min(4)
    .max(300),
  competencies: z
    .array(
      z.strictObject({
        competency: Competency,
        focus: Text,
        indicators: z
          .array(z.strictObject({ code: z.string().regex(/^(M\.0[1-8]|SK\.01)\.[1-5]\.\d$/), text: Line }))
          .min(1)
          .max(15),
        anchors: z.array(z.strictObject({ level: Level, text: Text })).length(6),
      }),
    )
    .min(1)
    .max(9),
  gold: z
    .array(
      z.strictObject({
        person: Slug,
        competency: Competency,
        level: Level,
        reason: Text,
        evidence: z.array(Slug).max(60),
      }),
    )
    .min(1)
    .max(108),
}) satisfies z.ZodType<TrainingCase, unknown>
export type TrainingCaseContent = z.infer<typeof TrainingCaseContent>

export const TrainingPurpose = z.enum(['training', 'calibration'])
export type TrainingPurpose = z.infer<typeof TrainingPurpose>

/** A file of data/training. */
export const TrainingCaseFile = z.strictObject({
  format: z.literal('petakom-training/1'),
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/),
  version: z.number().int().min(1).max(10_000),
  purpose: TrainingPurpose,
  ...TrainingCaseContent.shape,
})
