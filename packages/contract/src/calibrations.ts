import { z } from 'zod'
import { Day, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Job } from './jobs.ts'

/** Parameters from answers: wider than what an author may write, and with the graded model. */
export const CalibratedParameters = z.object({
  model: z.enum(['2PL', 'GPCM', 'GRM']),
  a: z.number(),
  b: z.array(z.number()).min(1).max(10),
})

/** Which items are put on one scale: all of them, or those of a theme or a competency. */
export const CalibrationScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bank') }),
  z.object({ kind: z.literal('theme'), code: z.string().max(40) }),
  z.object({ kind: z.literal('competency'), code: z.string().max(10) }),
])
export type CalibrationScope = z.infer<typeof CalibrationScope>

export const CalibrationOrder = z.object({
  scope: CalibrationScope,
  eventIds: z.array(Id).min(1).max(50),
  dichotomousModel: z.enum(['2pl', 'rasch']),
  gradedModel: z.enum(['gpcm', 'pcm', 'grm']),
  /** Items with fewer answers keep the parameters they have. */
  minimumAnswers: z.number().int().min(30).max(100_000),
  /**
   * How estimates come onto the scale of the bank: all items anew and then moved, or items on trial alone while every
   * scored item is held fixed.
   */
  linking: z.enum(['mean-sigma', 'fixed-items']).default('mean-sigma'),
})
export type CalibrationOrder = z.infer<typeof CalibrationOrder>

export const CalibrationState = z.enum(['proposed', 'approved', 'rejected'])
const CalibrationRow = z.object({
  id: Id,
  scope: CalibrationScope,
  events: z.array(z.object({ id: Id, name: z.string() })),
  persons: z.number(),
  items: z.number(),
  calibrated: z.number(),
  flagged: z.number(),
  converged: z.boolean(),
  createdBy: z.string(),
  createdAt: Instant,
  state: CalibrationState,
  recipeVersion: z.string().nullable(),
})
export const listCalibrations = defineRoute({
  method: 'GET',
  url: '/api/calibrations',
  permission: 'calibration.read',
  response: z.array(CalibrationRow),
})
/** What a calibration may be made from: events with closed sittings, and scales with their items in use. */
export const getCalibrationChoices = defineRoute({
  method: 'GET',
  url: '/api/calibrations/choices',
  permission: 'calibration.read',
  response: z.object({
    /** What a running calibration is found by. */
    about: Id,
    events: z.array(z.object({ id: Id, name: z.string(), endsOn: Day, sittings: z.number() })),
    scopes: z.array(z.object({ scope: CalibrationScope, items: z.number() })),
  }),
})
export const startCalibration = defineRoute({
  method: 'POST',
  url: '/api/calibrations',
  permission: 'calibration.run',
  body: CalibrationOrder,
  response: Job,
})
/** What the job of a calibration ends with. */
export const CalibrationSummary = z.object({ id: Id, persons: z.number(), calibrated: z.number(), kept: z.number() })

const nullable = z.number().nullable()
export const ItemErrors = z.object({ a: nullable, b: z.array(nullable) })
/** Evidence that people of equal ability but of two groups answer an item differently. */
export const ItemBias = z.object({
  grouping: z.string(),
  focal: z.string(),
  reference: z.string(),
  focalN: z.number(),
  referenceN: z.number(),
  statistic: nullable,
  p: nullable,
  /** ETS class: A negligible, B moderate, C large; null where the data cannot tell. */
  class: z.enum(['A', 'B', 'C']).nullable(),
  /** Standardised difference; negative is harder for the focal group. */
  difference: nullable,
})
/** Mean squares (1 is expected), and S-X2 of Orlando and Thissen. */
export const ItemFit = z.object({
  infit: nullable,
  outfit: nullable,
  sx2: nullable,
  df: z.number(),
  p: nullable,
  rmsea: nullable,
})
export const CalibrationItem = z.object({
  id: Id,
  version: z.number(),
  code: z.string(),
  competency: z.string(),
  theme: z.string(),
  level: z.number(),
  outcome: z.enum(['calibrated', 'kept']),
  reason: z.string().nullable(),
  before: CalibratedParameters,
  parameters: CalibratedParameters.nullable(),
  errors: ItemErrors.nullable(),
  answers: z.number(),
  categories: z.array(z.number()),
  itemRest: nullable,
  fit: ItemFit.nullable(),
  bias: z.array(ItemBias),
  flags: z.array(z.string()),
})
export type CalibrationItem = z.infer<typeof CalibrationItem>

export const getCalibration = defineRoute({
  method: 'GET',
  url: '/api/calibrations/:id',
  permission: 'calibration.read',
  params: IdParams,
  response: CalibrationRow.extend({
    settings: CalibrationOrder.pick({ dichotomousModel: true, gradedModel: true, minimumAnswers: true, linking: true }),
    logLikelihood: z.number(),
    parameters: z.number(),
    aic: z.number(),
    bic: z.number(),
    cycles: z.number(),
    link: z.object({
      method: z.enum(['mean-sigma', 'mean', 'none', 'fixed-items']),
      slope: z.number(),
      intercept: z.number(),
      locations: z.number(),
      provisional: z.number().default(0),
    }),
    inputHash: z.string(),
    engineVersion: z.string(),
    /** Whether the asker may decide: it is open, and somebody else ran it. */
    mayDecide: z.boolean(),
    decision: z.object({ by: z.string(), at: Instant, reason: z.string(), validFrom: Day.nullable() }).nullable(),
    /** First day from which an approval given now may hold. */
    earliestDay: Day,
    cuts: z.array(z.number()),
    /** Test information over ability: of the calibrated parameters, and of those before. */
    curve: z.array(z.object({ theta: z.number(), level: z.number(), now: z.number(), before: z.number() })),
    rows: z.array(CalibrationItem),
  }),
})
export const decideCalibration = defineRoute({
  method: 'POST',
  url: '/api/calibrations/:id/decision',
  permission: 'calibration.decide',
  params: IdParams,
  body: z.discriminatedUnion('decision', [
    z.object({ decision: z.literal('approved'), reason: z.string().trim().min(10).max(500), validFrom: Day }),
    z.object({ decision: z.literal('rejected'), reason: z.string().trim().min(10).max(500) }),
  ]),
  response: z.object({ recipeVersion: z.string().nullable() }),
})
