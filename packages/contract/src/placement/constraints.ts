import { z } from 'zod'
import { Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { AtVersion } from './rounds.ts'

/** What a person decides beyond the rules. Indexes are those of the frozen data. */
export const ConstraintDraft = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('lock-official'), official: z.number().int().min(0) }),
  z.object({ kind: z.literal('lock-post'), post: z.number().int().min(0) }),
  z.object({ kind: z.literal('force'), official: z.number().int().min(0), post: z.number().int().min(0) }),
  z.object({ kind: z.literal('forbid'), official: z.number().int().min(0), post: z.number().int().min(0) }),
])
export type ConstraintDraft = z.infer<typeof ConstraintDraft>

/** What it costs, in hundredths of a point of the best total under the constraints so far; null where it leaves no plan. */
export const ConstraintPrice = z.object({
  price: z.number().nullable(),
  totalBefore: z.number(),
  totalAfter: z.number().nullable(),
  movesBefore: z.number(),
  movesAfter: z.number().nullable(),
  /** Posts that could no longer be filled. */
  unfilled: z.array(z.string()),
})
/** Asked before it is accepted. A forced pair that breaks a hard rule is refused here, with the rule. */
export const priceConstraint = defineRoute({
  method: 'POST',
  url: '/api/placement/rounds/:id/constraints/price',
  permission: 'placement.edit',
  params: IdParams,
  body: z.object({ constraint: ConstraintDraft }),
  response: ConstraintPrice,
})
export const addConstraint = defineRoute({
  method: 'POST',
  url: '/api/placement/rounds/:id/constraints',
  permission: 'placement.edit',
  params: IdParams,
  body: AtVersion.extend({
    constraint: ConstraintDraft,
    reason: z.string().trim().min(10).max(500),
    /** The price that was shown; another one by now is refused, so that nobody accepts what they did not see. */
    price: z.number().nullable(),
  }),
  response: z.object({ id: Id, version: z.number().int() }),
})
export const removeConstraint = defineRoute({
  method: 'POST',
  url: '/api/placement/constraints/:id/remove',
  permission: 'placement.edit',
  params: IdParams,
  body: AtVersion.extend({ reason: z.string().trim().min(10).max(500) }),
  response: z.object({ version: z.number().int() }),
})
export const ConstraintRow = z.object({
  id: Id,
  kind: z.enum(['lock-official', 'lock-post', 'force', 'forbid']),
  /** `index` is null where the data frozen last no longer hold the person or the post: it must then be removed. */
  official: z.object({ index: z.number().int().nullable(), name: z.string(), nip: z.string() }).nullable(),
  post: z.object({ index: z.number().int().nullable(), name: z.string(), unitName: z.string() }).nullable(),
  reason: z.string(),
  price: z.number().nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  removed: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
})
export type ConstraintRow = z.infer<typeof ConstraintRow>
export const listConstraints = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/constraints',
  permission: 'placement.read',
  params: IdParams,
  response: z.array(ConstraintRow),
})
