import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

const Key = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[0-9a-f]{64}$/)

export const SessionSeb = z.object({
  sessionId: Id,
  number: z.number(),
  startsAt: Instant,
  /** Null until somebody has made a configuration. */
  seb: z
    .object({
      isRequired: z.boolean(),
      startUrl: z.string(),
      hasQuitPassword: z.boolean(),
      configKey: z.string(),
      browserExamKeys: z.array(z.string()),
      changedBy: z.string(),
      changedAt: Instant,
    })
    .nullable(),
})
export type SessionSeb = z.infer<typeof SessionSeb>

export const listSeb = defineRoute({
  method: 'GET',
  url: '/api/events/:id/seb',
  permission: 'delivery.watch',
  params: IdParams,
  response: z.object({ suggestedUrl: z.string(), sessions: z.array(SessionSeb) }),
})

/** Makes the configuration anew where the address or the password is another; the Config Key changes with it. */
export const changeSeb = defineRoute({
  method: 'PUT',
  url: '/api/sessions/:id/seb',
  permission: 'event.edit',
  params: IdParams,
  body: z.strictObject({
    isRequired: z.boolean(),
    /** The address of the participants' page, as their computers reach it. */
    startUrl: z.string().trim().max(300),
    /** Absent keeps what is set; null takes it away. */
    quitPassword: z.string().min(4).max(100).nullable().optional(),
    browserExamKeys: z.array(Key).max(20),
  }),
  response: SessionSeb,
})

/** The configuration file, to be opened by Safe Exam Browser. */
export const downloadSeb = defineRoute({
  method: 'GET',
  url: '/api/sessions/:id/seb-file',
  permission: 'delivery.watch',
  params: IdParams,
  response: z.unknown(),
})
