import { z } from 'zod'
import { Id } from './common.ts'
import { defineRoute } from './define-route.ts'

export const SimulationState = z.enum(['draft', 'reviewed', 'in-use', 'retired'])
export type SimulationState = z.infer<typeof SimulationState>

export const SimulationRow = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  kind: z.enum(['in-basket', 'dynamic-scenario']),
  /** The same in all forms that have one structure. */
  family: z.string(),
  /** Of the current version. */
  state: SimulationState,
  currentVersion: z.number(),
  /** What events take; null where none was approved or all were retired. */
  inUseVersion: z.number().nullable(),
  /** Minutes of working time that the story needs. */
  minutes: z.number(),
  messages: z.number(),
  rules: z.number(),
  /** Written replies that assessors rate. */
  ratings: z.number(),
  competencies: z.array(z.string()),
  /** Events that have it in their design. */
  inEvents: z.number(),
})
export type SimulationRow = z.infer<typeof SimulationRow>

export const listSimulations = defineRoute({
  method: 'GET',
  url: '/api/simulations',
  permission: 'simulation.read',
  response: z.object({ rows: z.array(SimulationRow) }),
})

/** Brings the simulations that come with Petakom into the bank, ready for use; those whose code is there stay. */
export const loadStarterSimulations = defineRoute({
  method: 'POST',
  url: '/api/simulations/starter',
  permission: 'simulation.edit',
  response: z.object({ added: z.number() }),
})
