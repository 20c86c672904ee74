import { FIELD_REASONS } from '@petakom/domain'
import { z } from 'zod'
import { Id } from './common.ts'

const OptionId = z.string().regex(/^[A-Za-z0-9_-]{1,20}$/)
const Option = z.object({ id: OptionId, text: z.string().trim().min(1).max(1000) })
const options = (least: number, most: number) => z.array(Option).min(least).max(most)
const Points = z.record(OptionId, z.number().int().min(-20).max(20))
const Count = z.number().int().min(0).max(50)

const Table = z
  .object({
    kind: z.literal('table'),
    caption: z.string().min(1, FIELD_REASONS.TABLE_WITHOUT_TITLE).max(200),
    columns: z.array(z.string().min(1, FIELD_REASONS.COLUMN_WITHOUT_TITLE).max(100)).min(1).max(12),
    rows: z.array(z.array(z.union([z.string().max(500), z.number()]))).max(100),
  })
  .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
    error: FIELD_REASONS.TABLE_ROW_LENGTH,
  })
export const Stimulus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string().max(20_000) }),
  Table,
  z.object({
    kind: z.literal('figure'),
    mediaId: Id,
    /** What the picture shows, for those who do not see it; never what the answer is. */
    alt: z.string().trim().min(1, FIELD_REASONS.FIGURE_WITHOUT_WORDS).max(2000),
    caption: z.string().trim().max(500).nullable(),
  }),
  z.object({
    kind: z.literal('audio'),
    mediaId: Id,
    transcript: z.string().trim().min(1, FIELD_REASONS.SOUND_WITHOUT_WORDS).max(20_000),
    /** How often it may be played; null is without limit. */
    mostPlays: z.number().int().min(1).max(20).nullable(),
  }),
])
export type Stimulus = z.infer<typeof Stimulus>

export const Interaction = z.discriminatedUnion('type', [
  z.object({ type: z.literal('choice'), options: options(2, 8) }),
  z.object({ type: z.literal('choices'), options: options(2, 12), least: Count, most: Count.min(1) }),
  z.object({ type: z.literal('best-worst'), options: options(3, 8) }),
  z.object({
    type: z.literal('graded'),
    options: options(1, 10),
    scale: z
      .array(z.object({ value: z.number().int().min(0).max(20), label: z.string().trim().min(1).max(100) }))
      .min(2)
      .max(10),
  }),
  z.object({ type: z.literal('order'), options: options(2, 12) }),
  z.object({ type: z.literal('match'), left: options(1, 12), right: options(1, 12), mostPerRight: Count.min(1) }),
  z.object({
    type: z.literal('numeric'),
    unit: z.string().trim().min(1).max(40).nullable(),
    decimals: z.number().int().min(0).max(10),
  }),
  z.object({ type: z.literal('short-text'), most: z.number().int().min(1).max(500) }),
  z.object({ type: z.literal('long-text'), mostWords: z.number().int().min(1).max(2000) }),
  z.object({
    type: z.literal('hot-text'),
    segments: z
      .array(z.union([Option, z.object({ text: z.string().min(1).max(4000) })]))
      .min(1)
      .max(200),
    least: Count,
    most: Count.min(1),
  }),
])
export type Interaction = z.infer<typeof Interaction>
export const INTERACTION_TYPES = Interaction.options.map((option) => option.shape.type.value)

/** What a participant may see of an item: no key, no weight, no parameter, no level. */
export const ItemContent = z.object({
  stimulus: Stimulus.nullable(),
  /** Code of the stimulus, when several items share it. */
  group: z
    .string()
    .regex(/^[A-Z0-9-]{1,40}$/)
    .nullable()
    .optional(),
  stem: z.string().trim().min(10).max(4000),
  interaction: Interaction,
})
export type ItemContent = z.infer<typeof ItemContent>

const DecimalText = z.string().regex(/^-?\d{1,15}(\.\d{1,10})?$/)
const ListRule = z.enum(['sum-floored', 'all-or-nothing'])
/** What an answer earns: never leaves the server but for the keepers of the bank. */
export const Scoring = z.discriminatedUnion('type', [
  z.object({ type: z.literal('choice'), weights: Points }),
  z.object({ type: z.literal('choices'), weights: Points, rule: ListRule }),
  z.object({ type: z.literal('hot-text'), weights: Points, rule: ListRule }),
  z.object({ type: z.literal('best-worst'), best: Points, worst: Points }),
  z.object({ type: z.literal('graded'), key: Points, rule: z.enum(['distance', 'exact']) }),
  z.object({ type: z.literal('order'), key: z.array(OptionId).max(12), rule: z.enum(['exact', 'adjacent']) }),
  z.object({
    type: z.literal('match'),
    pairs: z
      .array(z.tuple([OptionId, OptionId, z.number().int().min(0).max(20)]))
      .min(1)
      .max(144),
  }),
  z.object({
    type: z.literal('numeric'),
    ranges: z
      .array(z.object({ low: DecimalText, high: DecimalText, points: z.number().int().min(0).max(20) }))
      .min(1)
      .max(10),
  }),
  z.object({
    type: z.literal('short-text'),
    accepted: z
      .array(z.object({ text: z.string().trim().min(1).max(500), points: z.number().int().min(0).max(20) }))
      .min(1)
      .max(50),
    caseSensitive: z.boolean(),
  }),
  z.object({
    type: z.literal('long-text'),
    rubric: z.string().trim().min(10).max(8000),
    most: z.number().int().min(1).max(20),
    anchors: z
      .array(z.object({ points: z.number().int().min(0).max(20), text: z.string().trim().min(1).max(8000) }))
      .max(20)
      .optional(),
  }),
])
export type Scoring = z.infer<typeof Scoring>

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** Content as the database may hold it: what was stored before there were kinds has its options beside the stem. */
export const StoredContent = z.preprocess((value) => {
  if (!isRecord(value) || !('options' in value)) return value
  const { options: held, ...content } = value
  return { ...content, interaction: { type: 'choice', options: held } }
}, ItemContent)

/** Scoring as the database may hold it: what was stored before there were kinds has weights alone. */
export const StoredScoring = z.preprocess(
  (value) => (isRecord(value) && !('type' in value) ? { type: 'choice', ...value } : value),
  Scoring,
)
