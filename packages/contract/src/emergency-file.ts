import { z } from 'zod'
import { IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { AnswerEntry } from './delivery.ts'

/** Ending of the file that a participant's page writes where its answers cannot be sent. */
export const EMERGENCY_ENDING = '.petakom'
export const MOST_EMERGENCY_ENTRIES = 20_000

/** A text file: the journal as JSON text, and its seal by the key that the page was given at the start. */
export const EmergencyFile = z.strictObject({
  petakom: z.literal('emergency-file'),
  version: z.literal(1),
  journal: z.string(),
  /** HMAC-SHA256 over the UTF-8 bytes of `journal`, in hexadecimal. */
  seal: z.string().regex(/^[0-9a-f]{64}$/),
})
export type EmergencyFile = z.infer<typeof EmergencyFile>

/** What a device wrote down in an attempt, and under which holding of it: `epoch` counts the take-overs before. */
export const EmergencyJournal = z.strictObject({
  attemptId: z.uuid(),
  device: z.string().min(8).max(64),
  epoch: z.number().int().min(0),
  /** By the device's clock. */
  writtenAt: Instant,
  entries: z.array(AnswerEntry).min(1).max(MOST_EMERGENCY_ENTRIES),
})
export type EmergencyJournal = z.infer<typeof EmergencyJournal>

export const EmergencyImport = z.object({
  number: z.number(),
  seat: z.number().nullable(),
  name: z.string(),
  exercise: z.string(),
  writtenAt: Instant,
  /** Answers in the file, and what became of them; the parts add up to it. */
  entries: z.number(),
  stored: z.number(),
  known: z.number(),
  /** Their number already stands for another answer, which stays. */
  conflicts: z.number(),
  /** Not of this test, or beyond what an earlier device may still bring. */
  refused: z.number(),
  /** Of those stored: after the time, so that a person decides. */
  late: z.number(),
})
export type EmergencyImport = z.infer<typeof EmergencyImport>

export const importEmergencyFile = defineRoute({
  method: 'POST',
  url: '/api/events/:id/emergency-files',
  permission: 'delivery.watch',
  upload: true,
  params: IdParams,
  response: EmergencyImport,
})
