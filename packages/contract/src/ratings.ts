import { z } from 'zod'
import { Done, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'
import { ItemContent } from './item-content.ts'

/** Long answers to one item in one event. Counts are of answers. */
export const RatingRow = z.object({
  eventId: Id,
  eventName: z.string(),
  itemId: Id,
  code: z.string(),
  answers: z.number(),
  settled: z.number(),
  /** One rater has given points, a second is awaited. */
  awaitingSecond: z.number(),
  /** Two raters differ too much; a third decides. */
  awaitingThird: z.number(),
  /** What the caller may rate now. */
  mine: z.number(),
  /** Of the answers that two have rated: as many as gave the same points. */
  pairs: z.number(),
  same: z.number(),
  /** Mean of how far the two were apart; null where there is no pair. */
  meanDifference: z.number().nullable(),
})
export type RatingRow = z.infer<typeof RatingRow>
export const listRatings = defineRoute({
  method: 'GET',
  url: '/api/ratings',
  permission: 'rating.read',
  query: z.object({ eventId: Id.optional() }),
  response: z.object({ rows: z.array(RatingRow) }),
})

/** Answers that the caller may rate or has rated, in an order that says nothing of who wrote them. */
export const listRatingTasks = defineRoute({
  method: 'GET',
  url: '/api/ratings/tasks',
  permission: 'rating.rate',
  query: z.object({ eventId: Id, itemId: Id }),
  response: z.object({
    tasks: z.array(z.object({ id: Id, isOpen: z.boolean(), points: z.number().nullable() })),
  }),
})

/** One answer without its writer: no name, no number, no seat, and nothing of what others gave until all have. */
export const getRatingTask = defineRoute({
  method: 'GET',
  url: '/api/ratings/tasks/:id',
  permission: 'rating.rate',
  params: IdParams,
  response: z.object({
    id: Id,
    eventId: Id,
    itemId: Id,
    code: z.string(),
    /** A written reply of a simulation: its message is the stimulus, and its anchors describe what earns their points. */
    isReply: z.boolean(),
    content: ItemContent,
    rubric: z.string(),
    most: z.number(),
    anchors: z.array(z.object({ points: z.number(), text: z.string() })),
    text: z.string(),
    /** `third`: two raters differ, and the caller decides. */
    state: z.enum(['first', 'second', 'third', 'settled']),
    mine: z.object({ points: z.number(), comment: z.string(), mayChange: z.boolean() }).nullable(),
    /** Points of all raters in their order and what they came to; null until it is settled or for who is none of them. */
    outcome: z.object({ given: z.array(z.number()), points: z.number() }).nullable(),
  }),
})
export const rateAnswer = defineRoute({
  method: 'POST',
  url: '/api/ratings/tasks/:id',
  permission: 'rating.rate',
  params: IdParams,
  body: z.object({ points: z.number().int().min(0).max(20), comment: z.string().trim().max(2000) }),
  response: Done,
})
