import { z } from 'zod'
import { ItemBias } from './calibrations.ts'
import { Day, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Job } from './jobs.ts'
import { ScaleKind } from './results.ts'

const RecipeChoice = z.object({
  version: z.string(),
  validFrom: Day,
  source: z.string(),
  parameters: z.enum(['provisional', 'calibrated']),
  calibrations: z.array(z.object({ id: Id, createdAt: Instant, persons: z.number() })),
})
/** By what an event is scored: the recipe of its day, or another that a person chose, with the reason. */
export const getEventRecipe = defineRoute({
  method: 'GET',
  url: '/api/events/:id/recipe',
  permission: 'result.read',
  params: IdParams,
  response: z.object({
    version: z.string(),
    choices: z.array(RecipeChoice),
    decisions: z.array(
      z.object({
        version: z.string(),
        combining: z.string().nullable(),
        reason: z.string(),
        by: z.string(),
        at: Instant,
      }),
    ),
    /** How methods become one level: the recipe that holds, and the others; null where only tests measured anybody. */
    combining: z
      .object({
        version: z.string(),
        choices: z.array(z.object({ version: z.string(), validFrom: Day, source: z.string() })),
      })
      .nullable(),
    /** Results that were replaced and are kept, by their recipe. */
    replaced: z.array(z.object({ version: z.string(), results: z.number(), replacedAt: Instant })),
  }),
})
/** Chooses another recipe for an event and scores it anew; what was there before is kept. */
export const rescoreEvent = defineRoute({
  method: 'POST',
  url: '/api/events/:id/recipe',
  permission: 'result.score',
  params: IdParams,
  body: z.object({
    version: z.string().min(1).max(40),
    /** Another combining recipe too; left out, the one that holds stays. */
    combining: z.string().min(1).max(40).optional(),
    reason: z.string().trim().min(10).max(500),
  }),
  response: Job,
})

const nullable = z.number().nullable()
export const QualityItem = z.object({
  id: Id,
  code: z.string(),
  competency: z.string(),
  /** Scales it belongs to, as 'kind:scale'. */
  scales: z.array(z.string()),
  answers: z.number(),
  /** Mean score as a share of the highest, 0 to 1. */
  easiness: nullable,
  itemRest: nullable,
  blank: z.number(),
  bias: z.array(ItemBias),
  flags: z.array(z.string()),
})
export const QualityScale = z.object({
  kind: ScaleKind,
  scale: z.string(),
  name: z.string(),
  nameEn: z.string(),
  items: z.number(),
  n: z.number(),
  alpha: nullable,
  marginal: nullable,
  meanError: nullable,
  /** Standard error at each cut between levels, in logits, and the share of people placed in their level with certainty. */
  errorAtCuts: z.array(z.object({ cut: z.number(), error: nullable })),
  meanLevelProbability: nullable,
})
export const GroupDifference = z.object({
  grouping: z.string(),
  group: z.string(),
  reference: z.string(),
  n: z.number(),
  referenceN: z.number(),
  /** Suppressed where a group is smaller than the least. */
  difference: nullable,
  biased: z.number(),
  suppressed: z.boolean(),
})
export const EventQuality = z.object({
  persons: z.number(),
  recipeVersion: z.string(),
  smallestGroup: z.number(),
  scales: z.array(QualityScale),
  items: z.array(QualityItem),
  groups: z.array(GroupDifference),
})
export type EventQuality = z.infer<typeof EventQuality>

export const getEventQuality = defineRoute({
  method: 'GET',
  url: '/api/events/:id/quality',
  permission: 'result.read',
  params: IdParams,
  response: z.object({
    event: z.object({ id: Id, name: z.string(), endsOn: Day }),
    /** Null until somebody has it computed. */
    quality: EventQuality.nullable(),
    computedAt: Instant.nullable(),
    computedBy: z.string().nullable(),
    /** Results were computed after it was. */
    isStale: z.boolean(),
  }),
})
export const computeEventQuality = defineRoute({
  method: 'POST',
  url: '/api/events/:id/quality',
  permission: 'result.score',
  params: IdParams,
  response: Job,
})
/** What the job of computing it ends with. */
export const QualitySummary = z.object({ persons: z.number(), flagged: z.number() })
