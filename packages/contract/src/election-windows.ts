import { REASON_SENTENCES } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

const Reason = z.string().trim().min(5).max(500)
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(3)
    .max(most)
    .refine((text) => !/^[=@+-]/.test(text), REASON_SENTENCES.CELL_FORMULA)

/**
 * From `from` until the day before `until`. 'freeze': officials may not be replaced, unless `permit` names a written
 * permission; 'free': somebody has looked, and nothing stands against it. A day under no window is unknown.
 */
export const ElectionWindow = z.object({
  id: Id,
  kind: z.enum(['freeze', 'free']),
  from: Day,
  until: Day,
  permit: z.string().nullable(),
  source: z.string(),
  recordedAt: Instant,
  recordedBy: z.string(),
  /** Why it was written, where it corrects another. */
  reason: z.string().nullable(),
  superseded: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
})
export type ElectionWindow = z.infer<typeof ElectionWindow>

export const listElectionWindows = defineRoute({
  method: 'GET',
  url: '/api/election-windows',
  permission: 'setting.read',
  response: z.object({
    /** The rule that reads them. */
    rule: z.object({ code: z.string(), clause: z.string(), source: z.string(), confidence: z.string() }),
    windows: z.array(ElectionWindow),
  }),
})
export const addElectionWindow = defineRoute({
  method: 'POST',
  url: '/api/election-windows',
  permission: 'setting.edit',
  body: z
    .object({
      kind: z.enum(['freeze', 'free']),
      from: Day,
      until: Day,
      permit: words(300).nullable(),
      source: words(300),
      /** The window that this one takes the place of, and why. */
      corrects: Id.optional(),
      reason: Reason.optional(),
    })
    .refine(({ from, until }) => until > from, { path: ['until'], message: REASON_SENTENCES.END_NOT_AFTER_START }),
  response: ElectionWindow,
})
/** Takes a window out of force without one in its place; it stays readable. */
export const withdrawElectionWindow = defineRoute({
  method: 'POST',
  url: '/api/election-windows/:id/withdraw',
  permission: 'setting.edit',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
