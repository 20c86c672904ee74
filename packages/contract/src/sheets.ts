import type { ObservationSheet } from '@petakom/domain'
import { SHEET_KINDS } from '@petakom/domain'
import { z } from 'zod'

const Line = z.string().trim().min(1).max(300)
const Text = z.string().trim().min(1).max(2000)
const Paragraphs = z.array(Text).max(40)
const CompetencyCode = z.string().regex(/^(M\.0[1-8]|SK\.01)$/)
export const SheetKind = z.enum(SHEET_KINDS)

const Table = z.strictObject({
  columns: z.array(Line).min(1).max(10),
  rows: z.array(z.array(z.string().max(300)).min(1).max(10)).max(60),
})
const Competency = z.strictObject({
  competency: CompetencyCode,
  focus: Text,
  indicators: z
    .array(z.strictObject({ code: z.string().regex(/^(M\.0[1-8]|SK\.01)\.[1-5]\.\d$/), text: Line }))
    .min(3)
    .max(15),
  anchors: z.array(z.strictObject({ level: z.number().int().min(0).max(5), text: Text })).length(6),
  questions: z
    .array(
      z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), text: Text, probes: z.array(Line).max(12) }),
    )
    .max(12)
    .default([]),
})
const RolePlayer = z.strictObject({
  name: Line,
  role: Line,
  background: Paragraphs.min(1),
  opening: Text,
  responses: z.array(z.strictObject({ when: Line, reply: Text })).max(30),
  prompts: z.array(z.strictObject({ minute: z.number().int().min(0).max(240), say: Text })).max(20),
  never: z.array(Line).max(20),
})

/** What stands in `observation_sheet_version.content`: the domain's `ObservationSheet`, letter by letter. */
export const ObservationSheetContent = z.strictObject({
  kind: SheetKind,
  title: Line,
  source: Text,
  tiers: z
    .array(z.string().regex(/^[A-Z_]{3,40}$/))
    .min(1)
    .max(14),
  minutes: z.number().int().min(5).max(240),
  preparationMinutes: z.number().int().min(0).max(240),
  group: z
    .strictObject({ least: z.number().int().min(2).max(12), most: z.number().int().min(2).max(12) })
    .nullable()
    .default(null),
  brief: Paragraphs.min(1),
  materials: z
    .array(z.strictObject({ title: Line, paragraphs: Paragraphs, table: Table.optional() }))
    .max(12)
    .default([]),
  guidance: Paragraphs.default([]),
  rolePlayer: RolePlayer.nullable().default(null),
  competencies: z.array(Competency).min(1).max(9),
}) satisfies z.ZodType<ObservationSheet, unknown>
export type ObservationSheetContent = z.infer<typeof ObservationSheetContent>

/** A file of data/sheets, or one that was downloaded: its code and what the sheet holds. */
export const ObservationSheetFile = z.strictObject({
  format: z.literal('petakom-sheet/1'),
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/),
  ...ObservationSheetContent.shape,
})
