import { z } from 'zod'
import { Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { ActKind } from './file-parts.ts'

export const SimulationScoreRow = z.object({
  competency: z.string(),
  earned: z.number(),
  least: z.number(),
  most: z.number(),
  /** 0 to 1; null where nothing scores the competency. */
  share: z.number().nullable(),
  /** 1 to 5. */
  levelContinuous: z.number().nullable(),
  /** Levels. */
  standardError: z.number().nullable(),
  /** A written reply is not settled: the score is not used yet. */
  isAwaiting: z.boolean(),
  rules: z.number(),
})

/** An act as it was done, and what it gave. */
export const TimelineAct = z.object({
  seq: z.number(),
  /** Seconds of working time, and minute of the story. */
  at: z.number(),
  minute: z.number(),
  /** Seconds of working time between the act, as its device told it, and its arrival: long where the line was cut, or the telling is not true. */
  delay: z.number(),
  kind: ActKind,
  about: z.string(),
  /** Subject of the message, title of the document or of the calendar entry. */
  aboutTitle: z.string(),
  to: z.string().nullable(),
  toName: z.string().nullable(),
  option: z.string().nullable(),
  optionLabel: z.string().nullable(),
  slot: z.object({ from: z.number(), to: z.number() }).nullable(),
  text: z.string(),
  /** Why it changed nothing; null where it was taken. */
  refused: z
    .enum([
      'unknown-target',
      'not-arrived',
      'closed',
      'not-offered',
      'not-allowed',
      'out-of-order',
      'after-end',
      'cannot-pay',
      'already-done',
      'bad-slot',
      /** After the time, and nobody let it count. */
      'late',
      /** Done on a device after another one had taken the attempt over. */
      'superseded',
    ])
    .nullable(),
  earned: z.array(z.object({ ruleId: z.string(), points: z.number() })),
})

export const SimulationAttemptScore = z.object({
  attemptId: Id,
  exercise: z.string(),
  simulation: z.object({
    id: Id,
    code: z.string(),
    title: z.string(),
    kind: z.enum(['in-basket', 'dynamic-scenario']),
    version: z.number(),
    /** Local date and time of the story's beginning. */
    starts: z.string(),
    minutes: z.number(),
  }),
  /** Null where it has not been scored; then nothing else is known. */
  score: z
    .object({
      computedAt: Instant,
      seed: z.number(),
      recipe: z.object({ version: z.string(), source: z.string(), confidence: z.enum(['high', 'medium', 'low']) }),
      competencies: z.array(SimulationScoreRow),
      timeline: z.array(TimelineAct),
      /** Every rule; `earned` 0 where it did not show. */
      evidence: z.array(
        z.object({
          ruleId: z.string(),
          competency: z.string(),
          indicator: z.string(),
          basis: z.enum(['product', 'process']),
          points: z.number(),
          earned: z.number(),
          acts: z.array(z.number()),
          because: z.string(),
        }),
      ),
      replies: z.array(
        z.object({
          ratingId: z.string(),
          competency: z.string(),
          question: z.string(),
          text: z.string(),
          /** Null while raters have not settled it. */
          points: z.number().nullable(),
          most: z.number(),
        }),
      ),
      /** What came to the participant, in the order of the story. */
      story: z.array(
        z.object({ minute: z.number(), kind: z.enum(['message', 'event']), id: z.string(), text: z.string() }),
      ),
    })
    .nullable(),
})
export type SimulationAttemptScore = z.infer<typeof SimulationAttemptScore>

/** What a participant did in each simulation, which act gave which point, and what came of it by competency. */
export const getSimulationScores = defineRoute({
  method: 'GET',
  url: '/api/participants/:id/simulation-scores',
  permission: 'result.read',
  params: IdParams,
  response: z.object({
    person: z.object({ name: z.string(), event: z.string() }),
    attempts: z.array(SimulationAttemptScore),
  }),
})
