import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

/** A word on the answers of one attempt that came after its time. */
export const LateRuling = z.object({
  turn: z.number(),
  counts: z.boolean(),
  /** How many answers it was said of. */
  answers: z.number(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
})
export type LateRuling = z.infer<typeof LateRuling>

/** An attempt with answers after its time. What they say is not told: the word is on their coming, not on their worth. */
export const LateAttempt = z.object({
  attemptId: Id,
  participantId: Id,
  number: z.number(),
  seat: z.number().nullable(),
  sessionNumber: z.number().nullable(),
  name: z.string(),
  exercise: z.string(),
  items: z.number(),
  /** End of the working time; the hand-in, where there was one, ended it earlier. */
  deadline: Instant,
  handedInAt: Instant.nullable(),
  answers: z.number(),
  /** Items whose answer in force is another one if these count. */
  changes: z.number(),
  firstAt: Instant,
  lastAt: Instant,
  /** By the clock of the device, which nobody vouches for. */
  writtenFrom: Instant,
  writtenUntil: Instant,
  /** Some came in an emergency file that the committee imported. */
  cameInFile: z.boolean(),
  /** Answers that the ruling in force was not said of; all of them before the first. */
  waiting: z.number(),
  /** The latest first: it is the one in force. */
  rulings: z.array(LateRuling),
})
export type LateAttempt = z.infer<typeof LateAttempt>

export const listLateAnswers = defineRoute({
  method: 'GET',
  url: '/api/events/:id/late-answers',
  permission: 'delivery.watch',
  params: IdParams,
  response: z.object({
    now: Instant,
    /** Those that wait for a word first. */
    rows: z.array(LateAttempt),
    /** Results that were computed before a word on their answers was said. */
    resultsBehind: z.number(),
  }),
})

export const ruleOnLateAnswers = defineRoute({
  method: 'POST',
  url: '/api/attempts/:id/late-ruling',
  permission: 'delivery.watch',
  params: IdParams,
  body: z.strictObject({
    counts: z.boolean(),
    /** How many late answers the person was shown: nothing is ruled on unseen. */
    answers: z.number().int().min(1).max(1_000_000),
    reason: z.string().trim().min(10).max(1000),
  }),
  response: LateRuling,
})
