import { FIELD_REASONS } from '@petakom/domain'
import { z } from 'zod'
import { Day, Id, Instant } from '../common.ts'
import { Tier } from '../organization.ts'

/** A time of day where the instansi is, HH:MM. */
export const CentreClock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, FIELD_REASONS.CLOCK)
export const CentreExerciseKind = z.enum(['group-discussion', 'role-play', 'presentation', 'interview'])
export const CentrePreset = z.enum(['sederhana', 'sedang', 'kompleks', 'sendiri'])
export const CentreTask = z.enum(['assessor', 'chief', 'role-player'])

export const CentreDay = z.object({
  date: Day,
  from: CentreClock,
  to: CentreClock,
  /** Prayer, lunch: nobody prepares or sits then. */
  breaks: z.array(z.object({ name: z.string().trim().min(1).max(60), from: CentreClock, to: CentreClock })).max(12),
})
/** Days with their hours and breaks; minutes of rest between two exercises of a candidate and between two sittings of
 * a room, assessor or role player; the fewest different assessors who see a candidate. */
export const CentreSettings = z.object({
  days: z.array(CentreDay).min(1).max(30),
  restMinutes: z.number().int().min(0).max(120),
  turnoverMinutes: z.number().int().min(0).max(120),
  minAssessors: z.number().int().min(1).max(6),
})
export type CentreSettings = z.infer<typeof CentreSettings>

export const CentreEdit = z.object({
  name: z.string().trim().min(3).max(200),
  preset: CentrePreset,
  settings: CentreSettings,
})
export type CentreEdit = z.infer<typeof CentreEdit>

export const CentreExercise = z.object({
  id: Id,
  position: z.number(),
  name: z.string(),
  kind: CentreExerciseKind,
  sheetId: Id,
  sheetVersion: z.number(),
  sheetTitle: z.string(),
  minutes: z.number(),
  preparationMinutes: z.number(),
  assessors: z.number(),
  needsRolePlayer: z.boolean(),
  groupMin: z.number().nullable(),
  groupMax: z.number().nullable(),
  competencies: z.array(z.string()),
})
export type CentreExercise = z.infer<typeof CentreExercise>
export const CentreRoom = z.object({
  id: Id,
  name: z.string(),
  seats: z.number(),
  kinds: z.array(CentreExerciseKind),
})
export const CentreCandidate = z.object({
  participantId: Id,
  number: z.number(),
  name: z.string(),
  nip: z.string(),
  jabatanName: z.string(),
  unitName: z.string(),
  tier: Tier.nullable(),
  targetTier: Tier.nullable(),
})
export const CentreAssessor = z.object({
  accountId: Id,
  name: z.string(),
  nip: z.string(),
  task: CentreTask,
  maxMinutesPerDay: z.number(),
})
export const MayNotRate = z.enum([
  'no-profile',
  'suspended',
  'no-certificate',
  'certificate-expired',
  'tier',
  'not-calibrated',
  'calibration-failed',
  'calibration-expired',
])
export const TieRelation = z.enum(['own-agency', 'superior', 'subordinate', 'relative'])
/** Why an assessor may not watch a candidate; `relation` is of the assessor to the candidate. */
export const CentreTie = z.object({
  accountId: Id,
  participantId: Id,
  relation: TieRelation,
  /** Null: read from the posts that both hold today. */
  declaredBy: z.string().nullable(),
})
export const CentreAbsence = z.object({
  id: Id,
  who: Id,
  name: z.string(),
  day: Day,
  from: CentreClock,
  to: CentreClock,
  reason: z.string(),
  toldAt: Instant,
})
/** Of the timetable in force. Minutes are open ones, breaks apart; `gap` = minutes / lowerBound - 1, null where the
 * timetable is no longer the solver's own. */
export const TimetableSummary = z.object({
  version: z.number(),
  cause: z.enum(['solved', 'repaired', 'by-hand']),
  reason: z.string(),
  madeBy: z.string(),
  madeAt: Instant,
  sittings: z.number(),
  minutes: z.number(),
  lowerBound: z.number().nullable(),
  gap: z.number().nullable(),
})

export const CentreSummary = z.object({
  id: Id,
  eventId: Id,
  eventName: z.string(),
  name: z.string(),
  preset: CentrePreset,
  candidates: z.number(),
  exercises: z.number(),
  assessors: z.number(),
  /** Version of the timetable in force; null while there is none. */
  timetable: z.number().nullable(),
  /** First and last day. */
  startsOn: Day,
  endsOn: Day,
})
