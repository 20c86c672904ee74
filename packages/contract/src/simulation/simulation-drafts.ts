import { z } from 'zod'
import { Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Job } from '../jobs.ts'
import { SimulationDraftFile } from './simulation-file.ts'

export const SimulationKind = z.enum(['in-basket', 'dynamic-scenario'])
/** The simulation whose next version a draft will be. */
const BasedOn = z.object({ simulationId: Id, code: z.string(), version: z.number() })

export const SimulationDraftRow = z.object({
  id: Id,
  code: z.string(),
  title: z.string(),
  kind: SimulationKind,
  messages: z.number(),
  rules: z.number(),
  basedOn: BasedOn.nullable(),
  updatedBy: z.string(),
  updatedAt: Instant,
})
export type SimulationDraftRow = z.infer<typeof SimulationDraftRow>

export const listSimulationDrafts = defineRoute({
  method: 'GET',
  url: '/api/simulation-drafts',
  permission: 'simulation.edit',
  response: z.object({ rows: z.array(SimulationDraftRow) }),
})

/**
 * Begins a draft: empty, as the next version of a simulation (where one is open already, that one is given), or as the
 * beginning of a parallel form, which keeps structure and family and gets a code of its own.
 */
export const createSimulationDraft = defineRoute({
  method: 'POST',
  url: '/api/simulation-drafts',
  permission: 'simulation.edit',
  body: z.discriminatedUnion('from', [
    z.strictObject({ from: z.literal('nothing'), kind: SimulationKind }),
    z.strictObject({ from: z.literal('version'), simulationId: Id }),
    z.strictObject({ from: z.literal('form'), simulationId: Id }),
  ]),
  response: z.object({ id: Id }),
})

export const getSimulationDraft = defineRoute({
  method: 'GET',
  url: '/api/simulation-drafts/:id',
  permission: 'simulation.edit',
  params: IdParams,
  response: z.object({
    id: Id,
    basedOn: BasedOn.nullable(),
    revision: z.number(),
    savedAt: Instant,
    content: SimulationDraftFile,
  }),
})

/** Replaces the draft, where it is still at the revision that the caller has read. */
export const saveSimulationDraft = defineRoute({
  method: 'PUT',
  url: '/api/simulation-drafts/:id',
  permission: 'simulation.edit',
  params: IdParams,
  body: z.strictObject({ revision: z.number().int().min(1), content: SimulationDraftFile }),
  response: z.object({ revision: z.number(), savedAt: Instant }),
})

export const deleteSimulationDraft = defineRoute({
  method: 'DELETE',
  url: '/api/simulation-drafts/:id',
  permission: 'simulation.edit',
  params: IdParams,
  response: Done,
})

/**
 * Makes a version of the draft, for a second person to review, and ends the draft. Where the simulation went on to
 * another version meanwhile, the caller names that one to say that it was seen.
 */
export const publishSimulationDraft = defineRoute({
  method: 'POST',
  url: '/api/simulation-drafts/:id/publish',
  permission: 'simulation.edit',
  params: IdParams,
  body: z.strictObject({ revision: z.number().int().min(1), seenVersion: z.number().int().min(1).optional() }),
  response: z.object({ simulationId: Id, version: z.number() }),
})

export const SimulationFileProblem = z.object({
  /** Line of the file, from 1; null where the file as a whole is meant. */
  line: z.number().nullable(),
  place: z.string(),
  reason: z.string(),
})
/** A YAML or JSON file becomes a draft: of the simulation that has its code, else of a new one. */
export const importSimulationFile = defineRoute({
  method: 'POST',
  url: '/api/simulation-drafts/import',
  permission: 'simulation.edit',
  upload: true,
  response: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('draft'), id: Id, code: z.string(), basedOn: z.number().nullable() }),
    z.object({ outcome: z.literal('refused'), problems: z.array(SimulationFileProblem) }),
  ]),
})

export const FileFormat = z.object({ format: z.enum(['yaml', 'json']).default('yaml') })
export const downloadSimulationDraft = defineRoute({
  method: 'GET',
  url: '/api/simulation-drafts/:id/file',
  permission: 'simulation.edit',
  params: IdParams,
  query: FileFormat,
  response: z.any(),
})

/** How many runs at random a trial has; each script is played a tenth as often. */
export const TrialSize = z.strictObject({ runs: z.number().int().min(50).max(20_000).default(3000) })
/** Plays the draft as it is stored, again and again; what came of it is the job's result. */
export const trySimulationDraft = defineRoute({
  method: 'POST',
  url: '/api/simulation-drafts/:id/try',
  permission: 'simulation.edit',
  params: IdParams,
  body: TrialSize,
  response: Job,
})
