import { z } from 'zod'
import { Day, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'
import { JabatanKind, Tier } from './organization.ts'

export const AxisPart = z.object({
  code: z.string(),
  name: z.string(),
  weight: z.number(),
  score: z.number().nullable(),
  missing: z.string().nullable(),
  /** The reason as a code with its values; absent in positions from before it was kept. */
  because: z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) }).nullish(),
})
/** What the error of the competency test leaves possible. */
const outlook = {
  /** 80 % interval on the potensial axis; null in positions from before it was kept. */
  potentialLow: z.number().nullable(),
  potentialHigh: z.number().nullable(),
  /** Most likely first; sums to 1. */
  chances: z.array(z.object({ box: z.number(), chance: z.number() })),
  /** Boxes other than the person's own that the interval reaches. */
  alternatives: z.array(z.number()),
}
/** A treatment by code, with the words of the guideline. */
const Treatment = z.object({ code: z.string(), name: z.string() })
export const TalentDot = z.object({
  pegawaiId: Id,
  name: z.string(),
  jabatanName: z.string(),
  unitName: z.string(),
  tier: Tier.nullable(),
  potential: z.number(),
  performance: z.number(),
  potentialCoverage: z.number(),
  performanceCoverage: z.number(),
  box: z.number(),
  status: z.enum(['full', 'provisional']),
  ...outlook,
})
export const getNineBox = defineRoute({
  method: 'GET',
  url: '/api/talent/nine-box',
  permission: 'talent.read',
  query: z.object({ unitId: Id.optional(), tier: Tier.optional(), kind: JabatanKind.optional() }),
  response: z.object({
    recipe: z.object({
      version: z.string(),
      source: z.string(),
      confidence: z.string(),
      thresholds: z.object({ high: z.number(), middle: z.number() }),
    }),
    /** Day that the positions speak of. */
    asOf: Day.nullable(),
    boxes: z.array(z.object({ box: z.number(), name: z.string(), treatment: z.array(Treatment), count: z.number() })),
    dots: z.array(TalentDot),
    /** People with no position, and why: axis without a single measured part. */
    unknown: z.number(),
    missing: z.array(z.object({ code: z.string(), name: z.string(), people: z.number() })),
  }),
})
export const getTalentProfile = defineRoute({
  method: 'GET',
  url: '/api/talent/people/:id',
  permission: 'talent.read',
  params: IdParams,
  response: z.object({
    pegawaiId: Id,
    name: z.string(),
    nip: z.string(),
    jabatanName: z.string(),
    unitName: z.string(),
    isSynthetic: z.boolean(),
    participantId: Id.nullable(),
    potential: z.object({ value: z.number().nullable(), coverage: z.number(), parts: z.array(AxisPart) }),
    performance: z.object({ value: z.number().nullable(), coverage: z.number(), parts: z.array(AxisPart) }),
    box: z.number().nullable(),
    boxName: z.string().nullable(),
    treatment: z.array(Treatment),
    asOf: Day.nullable(),
    ...outlook,
    status: z.enum(['full', 'provisional', 'unknown']),
    recipe: z.object({ version: z.string(), source: z.string(), confidence: z.string() }),
  }),
})
/** Positions of everyone with a valid result, made anew from facts and the recipe in force. */
export const computeTalent = defineRoute({
  method: 'POST',
  url: '/api/talent/compute',
  permission: 'result.score',
  response: z.object({ computed: z.number(), placed: z.number() }),
})
