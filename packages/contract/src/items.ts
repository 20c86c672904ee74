import { COMPETENCIES, FIELD_REASONS, THEMES } from '@petakom/domain'
import { z } from 'zod'
import { Done, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'

export const ItemState = z.enum(['draft', 'reviewed', 'in-use', 'retired'])
export const ItemKind = z.enum(['single-choice', 'situational-judgement'])
export const Stimulus = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z
    .object({
      kind: z.literal('table'),
      caption: z.string().min(1, FIELD_REASONS.TABLE_WITHOUT_TITLE).max(200),
      columns: z.array(z.string().min(1, FIELD_REASONS.COLUMN_WITHOUT_TITLE).max(100)).min(1).max(12),
      rows: z.array(z.array(z.union([z.string().max(500), z.number()]))).max(100),
    })
    .refine(({ columns, rows }) => rows.every((row) => row.length === columns.length), {
      error: FIELD_REASONS.TABLE_ROW_LENGTH,
    }),
])
/** What a participant may see of an item: no key, no weight, no parameter, no level. */
export const ItemContent = z.object({
  stimulus: Stimulus.nullable(),
  stem: z.string().trim().min(10).max(4000),
  options: z
    .array(z.object({ id: z.string().regex(/^[A-E]$/), text: z.string().trim().min(1).max(1000) }))
    .min(3)
    .max(5),
})
export type ItemContent = z.infer<typeof ItemContent>
export const ItemParameters = z.object({
  model: z.enum(['2PL', 'GPCM']),
  a: z.number().positive().max(5),
  b: z.array(z.number().min(-6).max(6)).min(1).max(5),
  provisional: z.boolean(),
})
export const ItemRow = z.object({
  id: Id,
  code: z.string(),
  theme: z.string(),
  competency: z.string(),
  level: z.number(),
  kind: ItemKind,
  state: ItemState,
  version: z.number(),
  author: z.string(),
  stem: z.string(),
  timesServed: z.number(),
})
export const listItems = defineRoute({
  method: 'GET',
  url: '/api/items',
  permission: 'item.read',
  query: z.object({
    theme: z.string().max(40).optional(),
    competency: z.string().max(10).optional(),
    level: z.coerce.number().int().min(1).max(5).optional(),
    kind: ItemKind.optional(),
    state: ItemState.optional(),
    search: z.string().max(100).optional(),
  }),
  response: z.array(ItemRow),
})

export const ItemDraft = z.object({
  code: z.string().regex(/^[A-Z0-9-]{3,30}$/, FIELD_REASONS.ITEM_CODE),
  theme: z.string().refine((code) => THEMES.some((theme) => theme.code === code), FIELD_REASONS.THEME_UNKNOWN),
  competency: z
    .string()
    .refine((code) => COMPETENCIES.some((one) => one.code === code), FIELD_REASONS.COMPETENCY_UNKNOWN),
  level: z.number().int().min(1).max(5),
  potentialAspect: z.string().max(10).nullable(),
  kind: ItemKind,
  content: ItemContent,
  weights: z.record(z.string(), z.number().int().min(0).max(5)),
  rationale: z.string().trim().min(10).max(4000),
  parameters: ItemParameters,
})
export type ItemDraft = z.infer<typeof ItemDraft>
/** The key is only for the people who keep the bank (`item.edit`), null for others. Every look is logged. */
export const getItem = defineRoute({
  method: 'GET',
  url: '/api/items/:id',
  permission: 'item.read',
  params: IdParams,
  response: ItemDraft.omit({ weights: true, rationale: true, parameters: true }).extend({
    id: Id,
    state: ItemState,
    version: z.number(),
    author: z.string(),
    /** Nobody reviews what they wrote. */
    mayReview: z.boolean(),
    key: ItemDraft.pick({ weights: true, rationale: true, parameters: true }).nullable(),
  }),
})
export const createItem = defineRoute({
  method: 'POST',
  url: '/api/items',
  permission: 'item.edit',
  body: ItemDraft,
  response: z.object({ id: Id }),
})
export const reviseItem = defineRoute({
  method: 'PUT',
  url: '/api/items/:id',
  permission: 'item.edit',
  params: IdParams,
  body: ItemDraft,
  response: z.object({ version: z.number() }),
})
export const setItemState = defineRoute({
  method: 'POST',
  url: '/api/items/:id/state',
  permission: 'item.edit',
  params: IdParams,
  body: z.object({ state: ItemState, reason: z.string().trim().max(500).optional() }),
  response: Done,
})
/** Brings the original items that come with Petakom into the bank of this instansi. */
export const loadStarterBank = defineRoute({
  method: 'POST',
  url: '/api/items/starter',
  permission: 'item.edit',
  response: z.object({ added: z.number() }),
})
