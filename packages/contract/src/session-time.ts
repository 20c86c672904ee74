import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { AttemptState } from './delivery.ts'

const Reason = z.string().trim().min(3).max(500)

/** Whom an order of the committee is for: seats, a session's room, or everybody of the event. */
export const TimeTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('seats'), participantIds: z.array(Id).min(1).max(500) }),
  z.strictObject({ kind: z.literal('session'), sessionId: Id }),
  z.strictObject({ kind: z.literal('event') }),
])
export type TimeTarget = z.infer<typeof TimeTarget>

/**
 * `open` lets a session's participants in before the planned time. `extend` adds working time to whoever is at work and
 * moves the closing; `pause` lets the clock stand still, `resume` lets it run.
 */
export const TimeOrder = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('extend'),
    target: TimeTarget,
    minutes: z.number().int().min(1).max(240),
    reason: Reason,
  }),
  z.strictObject({ action: z.literal('pause'), target: TimeTarget, reason: Reason }),
  z.strictObject({ action: z.literal('resume'), target: TimeTarget, reason: Reason }),
  z.strictObject({ action: z.literal('open'), sessionId: Id, reason: Reason }),
])
export type TimeOrder = z.infer<typeof TimeOrder>

export const orderTime = defineRoute({
  method: 'POST',
  url: '/api/events/:id/time',
  permission: 'delivery.watch',
  params: IdParams,
  body: TimeOrder,
  response: z.object({
    /** Attempts whose clock was changed, and those of the target left as they were: handed in, over, or not begun. */
    changed: z.number(),
    untouched: z.number(),
  }),
})

/** What the server tells a participant's open page whenever it changes, and once when the page begins to listen. */
export const ExamNews = z.object({
  now: Instant,
  attempts: z.array(
    z.object({
      id: Id,
      state: AttemptState,
      /** While paused it moves on with `now`; `remainingSeconds` does not. */
      deadline: Instant,
      remainingSeconds: z.number(),
      /** Seconds of working time at `now`, pauses left out; not whole. */
      worked: z.number(),
      /** False once another device holds the attempt. */
      isHolder: z.boolean(),
    }),
  ),
})
export type ExamNews = z.infer<typeof ExamNews>

/** Server-sent events: `news` with an `ExamNews`. */
export const followExam = defineRoute({
  method: 'GET',
  url: '/api/exam/stream',
  permission: 'delivery.take',
  isStream: true,
  query: z.object({ device: z.string().min(8).max(64) }),
  response: z.unknown(),
})
