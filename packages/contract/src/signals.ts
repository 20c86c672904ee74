import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Timezone } from './identity.ts'
import { Job } from './jobs.ts'

/** A time in which the page was out of sight, counted by the page from 1 on each device. */
export const FocusLoss = z.object({
  number: z.number().int().min(1).max(1000),
  leftAt: Instant,
  seconds: z.number().min(0).max(86_400),
})
export type FocusLoss = z.infer<typeof FocusLoss>
export const FocusLosses = z.array(FocusLoss).max(100)

export const SIGNAL_KINDS = ['quick', 'away', 'addresses', 'devices'] as const
export const PersonSignals = z.object({
  participantId: Id,
  /** Those of the recipe's measure: what the person is shown for. */
  kinds: z.array(z.enum(SIGNAL_KINDS)),
  quick: z.number(),
  /** Answers whose time is known. */
  timed: z.number(),
  away: z.number(),
  awaySeconds: z.number(),
  addresses: z.number(),
  /** Take-overs by another device, and devices that were refused one. */
  takeOvers: z.number(),
  refusedDevices: z.number(),
})
export type PersonSignals = z.infer<typeof PersonSignals>

const PairMeasure = z.object({
  /** Pairs compared, and the chance of one false alarm or more among all of them. */
  pairs: z.number(),
  alpha: z.number(),
  pairAlpha: z.number(),
  items: z.number(),
  /** Items that could not be compared. */
  leftOut: z.number(),
  /** Pairs found. So many that what was compared cannot be what it is taken for: then `isUnusable`, and none is listed. */
  flagged: z.number(),
  isUnusable: z.boolean(),
})
export const PairSignals = z.object({
  one: Id,
  other: Id,
  answers: z
    .object({
      items: z.number(),
      matches: z.number(),
      expected: z.number(),
      identicalWrong: z.number(),
      p: z.number(),
    })
    .nullable(),
  rhythm: z.object({ items: z.number(), r: z.number(), p: z.number() }).nullable(),
})
export type PairSignals = z.infer<typeof PairSignals>

export const EventSignals = z.object({
  /** Participants who began. */
  persons: z.number(),
  recipe: z.object({
    version: z.string(),
    wordsPerMinute: z.number(),
    quickLeast: z.number(),
    quickShare: z.number(),
    awaySeconds: z.number(),
    source: z.string(),
    confidence: z.string(),
  }),
  people: z.array(PersonSignals),
  similarity: PairMeasure.nullable(),
  rhythm: PairMeasure.nullable(),
  pairs: z.array(PairSignals),
})
export type EventSignals = z.infer<typeof EventSignals>

export const SignalPerson = z.object({
  id: Id,
  number: z.number(),
  name: z.string(),
  session: z.number().nullable(),
  seat: z.number().nullable(),
})
export type SignalPerson = z.infer<typeof SignalPerson>

export const SignalConclusion = z.object({
  one: Id,
  other: Id.nullable(),
  conclusion: z.enum(['ordinary', 'look-further', 'undecided']),
  reason: z.string(),
  by: z.string(),
  at: Instant,
})
export type SignalConclusion = z.infer<typeof SignalConclusion>

export const getEventSignals = defineRoute({
  method: 'GET',
  url: '/api/events/:id/signals',
  permission: 'signal.read',
  params: IdParams,
  response: z.object({
    event: z.object({ id: Id, name: z.string() }),
    timezone: Timezone,
    /** Null until somebody has them computed. */
    signals: EventSignals.nullable(),
    computedAt: Instant.nullable(),
    computedBy: z.string().nullable(),
    /** Answers came since. */
    isStale: z.boolean(),
    /** Whom the signals name. */
    people: z.array(SignalPerson),
    sessions: z.array(z.object({ number: z.number(), persons: z.number() })),
    conclusions: z.array(SignalConclusion),
  }),
})
export const computeEventSignals = defineRoute({
  method: 'POST',
  url: '/api/events/:id/signals',
  permission: 'signal.run',
  params: IdParams,
  response: Job,
})
/** What the job ends with. */
export const SignalSummary = z.object({ persons: z.number(), people: z.number(), pairs: z.number() })

const Evidence = { person: SignalPerson, timezone: Timezone, eventId: Id, eventName: z.string() }
export const getPersonSignals = defineRoute({
  method: 'GET',
  url: '/api/participants/:id/signals',
  permission: 'signal.read',
  params: IdParams,
  response: z.object({
    ...Evidence,
    wordsPerMinute: z.number(),
    timed: z.number(),
    quick: z.array(
      z.object({
        exercise: z.string(),
        position: z.number(),
        words: z.number(),
        needed: z.number(),
        taken: z.number(),
        at: Instant,
      }),
    ),
    away: z.array(z.object({ exercise: z.string(), leftAt: Instant, seconds: z.number(), receivedAt: Instant })),
    /** When each address of a sitting was first met; the address itself is not kept. */
    addresses: z.array(z.object({ exercise: z.string(), number: z.number(), firstAt: Instant })),
    devices: z.array(
      z.object({ exercise: z.string(), at: Instant, what: z.enum(['started', 'taken-over', 'released', 'refused']) }),
    ),
    conclusions: z.array(SignalConclusion),
  }),
})

const PairAnswer = z.object({
  /** As the person gave it: the option's letter, or the words. Null: not answered. */
  answer: z.string().nullable(),
  /** Seconds from the answer before; null where not known. */
  seconds: z.number().nullable(),
  /** Only for those who may see the keys of items. */
  points: z.number().nullable(),
})
export const getPairSignals = defineRoute({
  method: 'GET',
  url: '/api/events/:id/signals/pair',
  permission: 'signal.read',
  params: IdParams,
  query: z.object({ one: Id, other: Id }),
  response: z.object({
    one: SignalPerson,
    other: SignalPerson,
    eventId: Id,
    eventName: z.string(),
    timezone: Timezone,
    showsPoints: z.boolean(),
    rows: z.array(
      z.object({
        exercise: z.string(),
        position: z.number(),
        one: PairAnswer,
        other: PairAnswer,
        isSame: z.boolean(),
      }),
    ),
    measured: PairSignals.nullable(),
    conclusions: z.array(SignalConclusion),
  }),
})

export const concludeSignal = defineRoute({
  method: 'POST',
  url: '/api/events/:id/signals/conclusions',
  permission: 'signal.conclude',
  params: IdParams,
  body: z.strictObject({
    one: Id,
    other: Id.nullable(),
    conclusion: SignalConclusion.shape.conclusion,
    reason: z.string().trim().min(10).max(2000),
  }),
  response: SignalConclusion,
})
