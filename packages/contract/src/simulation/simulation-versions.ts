import { z } from 'zod'
import { Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Job } from '../jobs.ts'
import { SimulationRow, SimulationState } from '../simulations.ts'
import { FileFormat, TrialSize } from './simulation-drafts.ts'
import { SimulationFile } from './simulation-file.ts'

const Ids = z.array(z.string())
/** What thousands of runs showed: see the domain's `Exploration`. */
export const SimulationTrial = z.object({
  runs: z.number(),
  seed: z.number(),
  policies: z.array(
    z.object({
      policy: z.string(),
      runs: z.number(),
      mean: z.number(),
      sd: z.number(),
      least: z.number(),
      most: z.number(),
      byCompetency: z.record(z.string(), z.number()),
      expects: z.tuple([z.number(), z.number()]).nullable(),
      isAsExpected: z.boolean(),
      refused: Ids,
    }),
  ),
  separations: z.array(
    z.object({ lower: z.string(), upper: z.string(), difference: z.number(), d: z.number().nullable() }),
  ),
  neverArrived: Ids,
  neverHappened: Ids,
  neverFired: Ids,
  neverTaken: Ids,
})
export type SimulationTrial = z.infer<typeof SimulationTrial>

export const SimulationVersionRow = z.object({
  version: z.number(),
  createdBy: z.string(),
  createdAt: Instant,
  inEvents: z.number(),
  reviews: z.array(
    z.object({ verdict: z.enum(['approved', 'returned']), note: z.string(), by: z.string(), at: Instant }),
  ),
  /** The last time it was tried. */
  trial: z.object({ report: SimulationTrial, by: z.string(), at: Instant }).nullable(),
})
export type SimulationVersionRow = z.infer<typeof SimulationVersionRow>

/** A simulation with its versions, newest first; `mayReview` speaks of the caller and the current version. */
export const getSimulation = defineRoute({
  method: 'GET',
  url: '/api/simulations/:id',
  permission: 'simulation.read',
  params: IdParams,
  response: SimulationRow.extend({
    versions: z.array(SimulationVersionRow),
    mayReview: z.boolean(),
    /** The open draft of its next version. */
    draftId: Id.nullable(),
    /** Other forms of the same structure. */
    forms: z.array(z.object({ id: Id, code: z.string(), title: z.string() })),
  }),
})

const VersionQuery = z.object({ version: z.coerce.number().int().min(1).max(100_000) })

/** The whole of a version, with rules and anchors: the key. Every look is logged. */
export const getSimulationVersion = defineRoute({
  method: 'GET',
  url: '/api/simulations/:id/content',
  permission: 'simulation.edit',
  params: IdParams,
  query: VersionQuery,
  response: z.object({ content: SimulationFile }),
})
export const downloadSimulation = defineRoute({
  method: 'GET',
  url: '/api/simulations/:id/file',
  permission: 'simulation.edit',
  params: IdParams,
  query: VersionQuery.extend(FileFormat.shape),
  response: z.any(),
})
/** Plays the current version again and again, and keeps the report with it. */
export const trySimulation = defineRoute({
  method: 'POST',
  url: '/api/simulations/:id/try',
  permission: 'simulation.edit',
  params: IdParams,
  body: TrialSize,
  response: Job,
})
/** By somebody who wrote nothing of the version. What is returned says what to change. */
export const reviewSimulation = defineRoute({
  method: 'POST',
  url: '/api/simulations/:id/review',
  permission: 'simulation.approve',
  params: IdParams,
  body: z.strictObject({
    version: z.number().int().min(1),
    verdict: z.enum(['approved', 'returned']),
    note: z.string().trim().max(2000).default(''),
  }),
  response: Done,
})
/** Takes an approved version into use, or the simulation out of it. Events that have it keep the version they were set with. */
export const setSimulationState = defineRoute({
  method: 'POST',
  url: '/api/simulations/:id/state',
  permission: 'simulation.approve',
  params: IdParams,
  body: z.strictObject({
    state: SimulationState.extract(['in-use', 'retired']),
    version: z.number().int().min(1),
    reason: z.string().trim().max(500).default(''),
  }),
  response: Done,
})
