import { z } from 'zod'
import { Day, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { MethodCode } from './final-levels.ts'

const Share = z.number().min(0).max(1)
/** What a committee sets of how methods become one level; the rest of the recipe is carried over. */
export const CombiningRules = z.object({
  caps: z.object({ TEST: Share, SIMULATION: Share, RATING: Share }),
  needed: z.array(MethodCode).max(3),
  largestError: z.number().min(0.1).max(3),
  ratingSource: z.enum(['agreed', 'mechanical']),
})
export type CombiningRules = z.infer<typeof CombiningRules>

export const CombiningRecipeRow = z.object({
  version: z.string(),
  validFrom: Day,
  source: z.string(),
  confidence: z.string(),
  rules: CombiningRules,
})
export const CombiningProposal = z.object({
  id: Id,
  validFrom: Day,
  source: z.string(),
  rules: CombiningRules,
  reason: z.string(),
  by: z.string(),
  at: Instant,
  isOwn: z.boolean(),
  decision: z.enum(['approved', 'rejected']).nullable(),
  decisionReason: z.string().nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  version: z.string().nullable(),
})
export type CombiningProposal = z.infer<typeof CombiningProposal>

export const listCombiningRecipes = defineRoute({
  method: 'GET',
  url: '/api/combining-recipes',
  permission: 'setting.read',
  response: z.object({
    /** The one of today. */
    inForce: z.string(),
    /** First day that a new one may begin on. */
    earliest: Day,
    recipes: z.array(CombiningRecipeRow),
    proposals: z.array(CombiningProposal),
  }),
})
export const proposeCombiningRecipe = defineRoute({
  method: 'POST',
  url: '/api/combining-recipes',
  permission: 'result.score',
  body: z.object({
    validFrom: Day,
    rules: CombiningRules,
    source: z.string().trim().min(5).max(300),
    confidence: z.enum(['high', 'medium', 'low']),
    reason: z.string().trim().min(10).max(500),
  }),
  response: z.object({ id: Id }),
})
/** Somebody else than who proposed it. */
export const decideCombiningRecipe = defineRoute({
  method: 'POST',
  url: '/api/combining-recipes/:id/decision',
  permission: 'setting.edit',
  params: IdParams,
  body: z.object({ decision: z.enum(['approved', 'rejected']), reason: z.string().trim().min(5).max(500) }),
  response: z.object({ version: z.string().nullable() }),
})
