import { COMPETENCIES, FIELD_REASONS, TOOL_KINDS } from '@petakom/domain'
import { z } from 'zod'
import { Day, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Tier } from './organization.ts'

const Words = z.string().trim().min(5).max(500)
const Competency = z
  .string()
  .refine((code) => COMPETENCIES.some((one) => one.code === code), FIELD_REASONS.COMPETENCY_UNKNOWN)
const Minutes = z.number().int().min(0).max(600)

export const PresetTool = z
  .object({
    kind: z.enum(TOOL_KINDS),
    minutes: z.number().int().min(5).max(600),
    preparationMinutes: Minutes.max(240),
    assessors: z.number().int().min(0).max(6),
    needsRolePlayer: z.boolean(),
    groupMin: z.number().int().min(2).max(12).nullable(),
    groupMax: z.number().int().min(2).max(12).nullable(),
    competencies: z.array(Competency).min(1, FIELD_REASONS.EXERCISE_WITHOUT_TARGET).max(30),
  })
  .refine(({ groupMin, groupMax }) => (groupMin ?? 0) <= (groupMax ?? 12), {
    path: ['groupMax'],
    message: FIELD_REASONS.GROUP_UPSIDE_DOWN,
  })
const Origin = {
  version: z.number().int().min(1),
  validFrom: Day,
  source: Words,
  confidence: z.enum(['high', 'medium', 'low']),
}
export const MethodPreset = z.object({
  code: z.enum(['sederhana', 'sedang', 'kompleks']),
  ...Origin,
  tiers: z.array(Tier).max(14),
  tools: z.array(PresetTool).min(1, FIELD_REASONS.DESIGN_WITHOUT_EXERCISE).max(10),
  leastTools: z.number().int().min(1).max(5),
})
export type MethodPreset = z.infer<typeof MethodPreset>
const Rupiah = z.number().int().min(0).max(1_000_000_000)
export const CostRates = z.object({
  ...Origin,
  assessorHour: Rupiah,
  rolePlayerHour: Rupiah,
  roomHour: Rupiah,
  seatHour: Rupiah,
  participantDay: Rupiah,
  assessorDeskMinutes: Minutes,
  turnoverMinutes: Minutes,
  minutesPerDay: z.number().int().min(60).max(720),
  seatElsewhere: Rupiah,
})
export type CostRates = z.infer<typeof CostRates>
const Levels = z.number().min(0).max(5)
const SomeLevels = z.number().min(0.05).max(5)
export const ErrorRates = z.object({
  ...Origin,
  test: SomeLevels,
  testMinutes: z.number().int().min(5).max(600),
  testMethod: Levels,
  simulation: SomeLevels,
  simulationMethod: Levels,
  exercise: SomeLevels,
  rater: SomeLevels,
})
export type ErrorRates = z.infer<typeof ErrorRates>

const Change = z.object({ version: z.number(), reason: z.string(), madeByName: z.string(), madeAt: Instant })
const held = <Content extends z.ZodType>(content: Content) =>
  z.object({
    content,
    /** Versions made here, newest first; empty while what comes with Petakom holds. */
    changes: z.array(Change),
  })

export const getMethods = defineRoute({
  method: 'GET',
  url: '/api/methods',
  permission: 'centre.read',
  response: z.object({
    presets: z.array(held(MethodPreset)),
    costs: held(CostRates),
    errors: held(ErrorRates),
    /** What the last event with results says of its tests: mean error of a competency's level, in levels. */
    measured: z
      .object({ eventName: z.string(), people: z.number(), testMinutes: z.number(), standardError: z.number() })
      .nullable(),
  }),
})
/** Follows the version that the editor saw; another one in between is told, and nothing is written. */
const follows = { reason: Words }
export const setPreset = defineRoute({
  method: 'PUT',
  url: '/api/methods/preset',
  permission: 'centre.edit',
  body: MethodPreset.extend(follows),
  response: z.object({ version: z.number() }),
})
export const setCostRates = defineRoute({
  method: 'PUT',
  url: '/api/methods/costs',
  permission: 'centre.edit',
  body: CostRates.extend(follows),
  response: z.object({ version: z.number() }),
})
export const setErrorRates = defineRoute({
  method: 'PUT',
  url: '/api/methods/errors',
  permission: 'centre.edit',
  body: ErrorRates.extend(follows),
  response: z.object({ version: z.number() }),
})
