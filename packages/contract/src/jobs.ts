import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

export const JobState = z.enum(['queued', 'running', 'done', 'failed', 'cancelled'])

/** `message` is the Indonesian sentence; `details` holds its values for screens in another language. */
export const JobError = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() })

/** Long work that runs behind the page. `progress` is the share done, 0 to 1. */
export const Job = z.object({
  id: Id,
  kind: z.string(),
  state: JobState,
  progress: z.number(),
  message: z.string(),
  result: z.unknown(),
  error: JobError.nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  finishedAt: Instant.nullable(),
})
export type Job = z.infer<typeof Job>

/** Who may start a kind of job may see and stop it: the job carries that permission. */
export const getJob = defineRoute({
  method: 'GET',
  url: '/api/jobs/:id',
  permission: 'signed-in',
  params: IdParams,
  response: Job,
})
export const cancelJob = defineRoute({
  method: 'POST',
  url: '/api/jobs/:id/cancel',
  permission: 'signed-in',
  params: IdParams,
  response: Job,
})
/** The last job of a kind about one thing (its input's `id`): a page that was reloaded finds its running job by it.
 * Without both there is none. */
export const findJobAbout = defineRoute({
  method: 'GET',
  url: '/api/jobs',
  permission: 'signed-in',
  query: z.object({ kind: z.string().max(40).optional(), about: Id.optional() }),
  response: z.object({ job: Job.nullable() }),
})
