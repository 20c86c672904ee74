import { METHODS } from '@petakom/domain'
import { z } from 'zod'
import { IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

export const MethodCode = z.enum(METHODS)
export const MethodState = z.enum(['measured', 'missing', 'unplanned', 'not-planned'])

/** A sentence by its code and values, and in Indonesian. */
export const LevelReason = z.object({
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
})

/** What one method says of one competency, on the level scale. */
export const MethodCell = z.object({
  method: MethodCode,
  state: MethodState,
  value: z.number().nullable(),
  standardError: z.number().nullable(),
  /** Share in the level, 0 to 1. */
  weight: z.number().nullable(),
  /** Exercises by name. */
  sources: z.array(z.string()),
})

export const MethodRow = z.object({
  competency: z.string(),
  name: z.string(),
  nameEn: z.string(),
  cells: z.array(MethodCell),
  level: z.number().nullable(),
  levelContinuous: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  remarks: z.array(LevelReason),
})

/** Competency by method of one person, and by which recipe the methods became one level. */
export const MethodReport = z.object({
  recipe: z.object({ version: z.string(), source: z.string(), confidence: z.string() }),
  /** Planned cells that are measured, 0 to 1; null where nothing was planned. */
  coverage: z.number().nullable(),
  rows: z.array(MethodRow),
})
export type MethodReport = z.infer<typeof MethodReport>

const Sign = z.enum(['+', '-', '0'])
export const Quote = z.object({
  text: z.string(),
  sign: Sign,
  /** The behaviour it was sorted to, in the sheet's words. */
  indicator: z.string().nullable(),
})
export type Quote = z.infer<typeof Quote>

/** What assessors saw of one competency in one exercise, and what they wrote. */
export const Observation = z.object({
  competency: z.string(),
  name: z.string(),
  nameEn: z.string(),
  exercise: z.string(),
  /** Of each assessor, 0 to 5. */
  levels: z.array(z.number()),
  quotes: z.array(Quote),
})
export type Observation = z.infer<typeof Observation>

/** What somebody did in a simulation that gave points to a competency, or cost some. */
export const Moment = z.object({
  competency: z.string(),
  name: z.string(),
  nameEn: z.string(),
  exercise: z.string(),
  points: z.number(),
  text: z.string(),
})
export type Moment = z.infer<typeof Moment>

/** A development advice with what it rests on. */
export const Advice = z.object({
  competency: z.string(),
  text: z.string(),
  evidence: z.array(z.object({ exercise: z.string(), text: z.string() })),
})

/** All notes behind the ratings of one competency. Assessors are numbered within the person, not named. */
export const getObservedEvidence = defineRoute({
  method: 'GET',
  url: '/api/results/:id/observed',
  permission: 'report.read',
  params: IdParams,
  query: z.object({ competency: z.string().max(10) }),
  response: z.array(
    z.object({
      exercise: z.string(),
      assessor: z.number(),
      level: z.number(),
      lockedAt: Instant,
      notes: z.array(Quote),
    }),
  ),
})
