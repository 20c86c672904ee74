import { ITEM_STATES, REVIEW_ROLES, ROLES } from '@petakom/domain'
import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

export const ReviewRole = z.enum(REVIEW_ROLES)
const Words = z.string().trim().max(2000)
const Standing = z.enum(['open', 'revise', 'approved'])

/** What was said of an item, what is still missing, and what the asker may do. */
export const getItemReview = defineRoute({
  method: 'GET',
  url: '/api/items/:id/review',
  permission: 'item.review',
  params: IdParams,
  response: z.object({
    state: z.enum(ITEM_STATES),
    version: z.number(),
    /** Of the current version. */
    standing: z.object({ content: Standing, language: Standing, fairness: Standing }),
    /** People who approved the current version; at least two have to. */
    approvers: z.number(),
    /** Verdicts and comments on every version, the latest first; empty for who neither keeps the bank nor reviews. */
    words: z.array(
      z.object({
        id: Id,
        version: z.number(),
        role: ReviewRole.nullable(),
        verdict: z.enum(['approve', 'revise']).nullable(),
        body: z.string(),
        by: z.string(),
        at: Instant,
      }),
    ),
    /** Roles in which the asker may speak now, and why not where there are none. */
    myRoles: z.array(ReviewRole),
    refusal: z.enum(['NOT_IN_REVIEW', 'OWN_REVIEW', 'NOT_APPOINTED']).nullable(),
    mayComment: z.boolean(),
    /** States to which the asker may move the item by hand. */
    moves: z.array(z.enum(ITEM_STATES)),
    /** Whether its parameters come from an approved calibration. */
    isCalibrated: z.boolean(),
  }),
})
export const addItemReview = defineRoute({
  method: 'POST',
  url: '/api/items/:id/reviews',
  permission: 'item.review',
  params: IdParams,
  body: z.object({
    /** The version that was read: a verdict on another one is refused. */
    version: z.number().int().min(1).max(100_000),
    role: ReviewRole,
    verdict: z.enum(['approve', 'revise']),
    comment: Words,
  }),
  response: z.object({ state: z.enum(ITEM_STATES) }),
})
export const addItemComment = defineRoute({
  method: 'POST',
  url: '/api/items/:id/comments',
  permission: 'item.review',
  params: IdParams,
  body: z.object({ body: Words.min(1) }),
  response: z.object({ id: Id }),
})
/** Accounts that may be appointed, with the roles they hold. */
export const listReviewers = defineRoute({
  method: 'GET',
  url: '/api/item-reviewers',
  permission: 'item.review',
  response: z.array(
    z.object({ id: Id, name: z.string(), roles: z.array(z.enum(ROLES)), reviews: z.array(ReviewRole) }),
  ),
})
export const appointReviewer = defineRoute({
  method: 'PUT',
  url: '/api/item-reviewers/:id',
  permission: 'item.appoint',
  params: IdParams,
  body: z.object({ reviews: z.array(ReviewRole).max(3) }),
  response: z.object({ reviews: z.array(ReviewRole) }),
})
