import { COMPETENCIES, FIELD_REASONS, ITEM_STATES, THEMES } from '@petakom/domain'
import { z } from 'zod'
import { Done, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'
import { type Interaction, ItemContent, Scoring } from './item-content.ts'

export const ItemState = z.enum(ITEM_STATES)
export const ItemKind = z.enum([
  'single-choice',
  'situational-judgement',
  'multiple-choice',
  'best-worst',
  'graded',
  'order',
  'match',
  'numeric',
  'short-text',
  'long-text',
  'hot-text',
])
export type ItemKind = z.infer<typeof ItemKind>

/** The interaction that items of a kind have. */
export const INTERACTION_OF_KIND: Readonly<Record<ItemKind, Interaction['type']>> = {
  'single-choice': 'choice',
  'situational-judgement': 'choice',
  'multiple-choice': 'choices',
  'best-worst': 'best-worst',
  graded: 'graded',
  order: 'order',
  match: 'match',
  numeric: 'numeric',
  'short-text': 'short-text',
  'long-text': 'long-text',
  'hot-text': 'hot-text',
}
export const ItemParameters = z.object({
  model: z.enum(['2PL', 'GPCM']),
  a: z.number().positive().max(5),
  b: z.array(z.number().min(-6).max(6)).min(1).max(20),
  provisional: z.boolean(),
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
  scoring: Scoring,
  rationale: z.string().trim().min(10).max(4000),
  parameters: ItemParameters,
})
export type ItemDraft = z.infer<typeof ItemDraft>

/**
 * Items of one group have one stimulus. Where this one brings another, `shareStimulus` gives it to the others too, each
 * as a new version; without it the save is refused.
 */
export const ItemToSave = ItemDraft.extend({ shareStimulus: z.boolean().optional() })
/**
 * The key is for the people who keep the bank (`item.edit`), and for reviewers while the item is in review; null for
 * others. Every look is logged.
 */
export const getItem = defineRoute({
  method: 'GET',
  url: '/api/items/:id',
  permission: 'item.read',
  params: IdParams,
  response: ItemDraft.omit({ scoring: true, rationale: true, parameters: true }).extend({
    id: Id,
    state: ItemState,
    version: z.number(),
    author: z.string(),
    key: ItemDraft.pick({ scoring: true, rationale: true, parameters: true }).nullable(),
  }),
})
export const createItem = defineRoute({
  method: 'POST',
  url: '/api/items',
  permission: 'item.edit',
  body: ItemToSave,
  response: z.object({ id: Id }),
})
export const reviseItem = defineRoute({
  method: 'PUT',
  url: '/api/items/:id',
  permission: 'item.edit',
  params: IdParams,
  body: ItemToSave,
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
