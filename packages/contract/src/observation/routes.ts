import type { MayRateReason } from '@petakom/domain'
import { z } from 'zod'
import { Day, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Timezone } from '../identity.ts'
import { ObservationSheetContent, SheetKind } from '../sheets.ts'
import { JournalDevice, JournalEntry, MissingRating, ObservationActSchema } from './act.ts'

/** What the registry of assessors says against rating. */
export const RatingBar = z.enum([
  'no-profile',
  'suspended',
  'no-certificate',
  'certificate-expired',
  'tier',
  'not-calibrated',
  'calibration-failed',
  'calibration-expired',
]) satisfies z.ZodType<MayRateReason>

/** Levels of a candidate that the caller has locked; null beside a competency: not observed. */
export const OwnLock = z.object({
  candidate: Id,
  lockedAt: Instant,
  /** After the wash-up of the candidate began: counts if the chief lets it in. */
  isLate: z.boolean(),
  levels: z.array(z.object({ competency: z.string(), level: z.number().int().nullable() })),
})
export type OwnLock = z.infer<typeof OwnLock>

export const WatchedCandidate = z.object({
  id: Id,
  number: z.number().int().nullable(),
  name: z.string(),
  targetTier: z.string().nullable(),
  /** False for one who was moved to another sitting after notes were made. */
  isHere: z.boolean(),
})
export type WatchedCandidate = z.infer<typeof WatchedCandidate>

/** A sitting of the caller. Start: minute after midnight of the day, in the zone of the instansi; after the preparation. */
export const WatchedSitting = z.object({
  id: Id,
  centreId: Id,
  centreName: z.string(),
  exerciseId: Id,
  exerciseName: z.string(),
  kind: SheetKind,
  minutes: z.number().int(),
  preparationMinutes: z.number().int(),
  day: Day,
  startMinute: z.number().int(),
  room: z.string(),
  task: z.enum(['assessor', 'role-player']),
  /** False where the caller was taken off the sitting, but has notes in it. */
  isMine: z.boolean(),
  sheetId: Id,
  sheetVersion: z.number().int(),
  competencies: z.array(z.string()),
  /** Why the caller may not lock levels of these candidates on that day; empty: they may. */
  bars: z.array(RatingBar),
  candidates: z.array(WatchedCandidate),
  locks: z.array(OwnLock),
})
export type WatchedSitting = z.infer<typeof WatchedSitting>

export const WatchedSheet = z.object({
  id: Id,
  version: z.number().int(),
  code: z.string(),
  content: ObservationSheetContent,
})
export type WatchedSheet = z.infer<typeof WatchedSheet>

/** Everything that an assessor's device needs to work without the line, of the caller's own sittings alone. */
export const ObservationWorkspaceReply = z.object({
  now: Instant,
  assessor: z.object({ id: Id, name: z.string() }),
  instansi: z.object({ name: z.string(), timezone: Timezone, isSynthetic: z.boolean() }),
  sittings: z.array(WatchedSitting),
  sheets: z.array(WatchedSheet),
  /** Of every competency that the sittings rate. */
  competencies: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
})
export type ObservationWorkspaceReply = z.infer<typeof ObservationWorkspaceReply>
export const getObservationWorkspace = defineRoute({
  method: 'GET',
  url: '/api/observation/workspace',
  permission: 'assessor.own',
  response: ObservationWorkspaceReply,
})

/** Why a lock that was asked did not come about; the levels stay open and the notes stay. */
export const RefusedLock = z.object({
  seq: z.number().int(),
  candidate: Id,
  /**
   * `not-here`: moved to another sitting. `not-mine`: the caller was taken off it. `sheet-changed`: another version holds.
   * `may-not-rate`: the registry of assessors does not let the caller rate this candidate on that day.
   */
  why: z.enum(['missing', 'not-here', 'not-mine', 'sheet-changed', 'may-not-rate']),
  missing: z.array(MissingRating),
  bars: z.array(RatingBar),
})
export type RefusedLock = z.infer<typeof RefusedLock>

export const JournalReply = z.object({
  now: Instant,
  /** Highest seq stored of this device. */
  lastSeq: z.number().int(),
  /** Numbers that another entry of this device holds already: say it again under new ones. */
  conflicts: z.array(z.number().int()),
  late: z.array(z.number().int()),
  locks: z.array(OwnLock),
  refusedLocks: z.array(RefusedLock),
  /** Entries of the caller's other devices beyond `known`. */
  news: z.array(z.object({ device: z.string(), seq: z.number().int(), act: ObservationActSchema })),
})
export type JournalReply = z.infer<typeof JournalReply>

/** Takes entries in order of seq, each once, and tells what other devices of the caller wrote. */
export const sendObservations = defineRoute({
  method: 'POST',
  url: '/api/observation/sittings/:id/journal',
  permission: 'assessor.own',
  params: IdParams,
  body: z.object({
    device: JournalDevice,
    /** Highest seq that the page has of each other device. */
    known: z.record(z.string().min(8).max(64), z.number().int().min(0).max(1_000_000)).default({}),
    entries: z.array(JournalEntry).max(200),
  }),
  response: JournalReply,
})

/** How far the watching is: counts alone, no note and no level. */
export const ObservationProgressRow = z.object({
  sittingId: Id,
  exerciseName: z.string(),
  day: Day,
  startMinute: z.number().int(),
  room: z.string(),
  accountId: Id,
  assessorName: z.string(),
  candidates: z.number().int(),
  notes: z.number().int(),
  locked: z.number().int(),
  lastHeardAt: Instant.nullable(),
})
export type ObservationProgressRow = z.infer<typeof ObservationProgressRow>
export const getObservationProgress = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/observation',
  permission: 'washup.read',
  params: IdParams,
  response: z.object({ rows: z.array(ObservationProgressRow) }),
})
