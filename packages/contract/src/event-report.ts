import { z } from 'zod'
import { Day, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { MethodCode } from './final-levels.ts'

const Share = z.number().nullable()

/** What an agency is told of an event: how it was done, what came out, how far it can be relied on, what it cost. */
export const EventReport = z.object({
  kind: z.literal('event'),
  instansi: z.string(),
  isSynthetic: z.boolean(),
  event: z.object({ name: z.string(), purposeName: z.string(), venue: z.string(), startsOn: Day, endsOn: Day }),
  tools: z.array(
    z.object({
      name: z.string(),
      method: MethodCode,
      minutes: z.number(),
      /** Of one sitting; null where nobody watches. */
      assessors: z.number().nullable(),
      /** People who did it. */
      people: z.number(),
    }),
  ),
  participation: z.object({
    participants: z.number(),
    present: z.number(),
    absent: z.number(),
    scored: z.number(),
    /** With a JPM. */
    complete: z.number(),
    candidates: z.number(),
    rated: z.number(),
    washups: z.number(),
    closedWashups: z.number(),
    debriefs: z.number(),
    acknowledged: z.number(),
  }),
  categories: z.array(z.object({ code: z.string(), name: z.string(), people: z.number() })),
  /** Figures of fewer than five people are null. */
  competencies: z.array(
    z.object({
      competency: z.string(),
      name: z.string(),
      nameEn: z.string(),
      people: z.number(),
      /** People measured by each method. */
      methods: z.object({ TEST: z.number(), SIMULATION: z.number(), RATING: z.number() }),
      meanLevel: Share,
      meanRequired: Share,
      meeting: z.number().nullable(),
      /** Of the level, in levels: median over people. */
      standardError: Share,
      /** Of the test, over people; null until the event's quality is computed. */
      reliability: Share,
      /** Where methods differ by more than their errors. */
      disagreeing: z.number(),
    }),
  ),
  raters: z
    .object({
      computedAt: Instant,
      raters: z.number(),
      ratings: z.number(),
      severe: z.number(),
      lenient: z.number(),
      toTalkTo: z.number(),
      /** Of two raters on the same person, exercise and competency; mean over exercises by cells. */
      withinOne: Share,
      dependability: Share,
      generalisability: Share,
      standardError: Share,
      enough: z.object({ wanted: z.number(), exercises: z.number(), raters: z.number() }).nullable(),
    })
    .nullable(),
  /** By the agency's rates; null where the event has no exercise. */
  cost: z
    .object({
      tests: z.object({ people: z.number(), rupiah: z.number(), minutes: z.number() }),
      full: z.object({ people: z.number(), rupiah: z.number(), minutes: z.number() }).nullable(),
      total: z.number(),
      source: z.string(),
      confidence: z.string(),
      validFrom: Day,
    })
    .nullable(),
  recommendations: z.array(z.string()),
  method: z.object({ recipes: z.array(z.string()), combining: z.array(z.string()), engine: z.array(z.string()) }),
  /** SHA-256 of everything above, hexadecimal. */
  hash: z.string(),
  computedAt: Instant,
})
export type EventReport = z.infer<typeof EventReport>

export const getEventReport = defineRoute({
  method: 'GET',
  url: '/api/events/:id/report',
  permission: 'result.read',
  params: IdParams,
  response: EventReport,
})
export const getEventReportPdf = defineRoute({
  method: 'GET',
  url: '/api/events/:id/report.pdf',
  permission: 'result.read',
  params: IdParams,
  response: z.unknown(),
})
