import { z } from 'zod'
import { Day, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Job } from '../jobs.ts'
import { CentreClock, TimetableSummary } from './parts.ts'

/** One sitting. `start` is after the preparation, a time of day where the instansi is. */
export const CentreSitting = z.object({
  id: Id,
  exerciseId: Id,
  day: Day,
  start: CentreClock,
  roomId: Id,
  participantIds: z.array(Id),
  accountIds: z.array(Id),
  rolePlayerId: Id.nullable(),
})
export type CentreSitting = z.infer<typeof CentreSitting>

/** What a version holds: its sittings, what they cost, how far from the proved bound, and what changed. */
export const StoredTimetable = z.object({
  sittings: z.array(CentreSitting),
  minutes: z.number(),
  lowerBound: z.number().nullable(),
  gap: z.number().nullable(),
  /** What says that no timetable ends earlier; `about` an id, or empty. */
  binding: z
    .object({ by: z.enum(['assessors', 'rooms', 'role-players', 'participant']), about: z.string() })
    .nullable(),
  /** Appointments of persons that are new or moved against the version before, and the fewest that were proved. */
  changed: z.number().nullable(),
  fewestChanges: z.number().nullable(),
})
export type StoredTimetable = z.infer<typeof StoredTimetable>

/** A broken rule; `about` is an id (or an exercise's, or a day), `sittingId` null for what concerns the whole. */
export const TimetableConflict = z.object({
  rule: z.enum([
    'unknown-id',
    'outside-the-day',
    'in-blocked-time',
    'away',
    'two-places-at-once',
    'no-rest',
    'no-turnover',
    'wrong-room',
    'too-many-for-the-room',
    'wrong-group-size',
    'wrong-number-of-assessors',
    'no-role-player',
    'own-agency',
    'subordinate',
    'superior',
    'relative',
    'over-daily-limit',
    'not-once',
    'too-few-different-assessors',
  ]),
  about: z.string(),
  sittingId: Id.nullable(),
})
export type TimetableConflict = z.infer<typeof TimetableConflict>

const Minutes = z.object({ start: z.number(), end: z.number() })
/** The centre as the solver and the checker of the domain read it: minutes after midnight, ids as everywhere. */
export const CentreFacts = z.object({
  days: z.array(Minutes.extend({ id: Day, blocked: z.array(Minutes) })),
  participants: z.array(z.object({ id: Id, agency: z.string() })),
  exercises: z.array(
    z.object({
      id: Id,
      kind: z.enum(['individual', 'group', 'written']),
      minutes: z.number(),
      preparationMinutes: z.number(),
      rooms: z.array(Id),
      assessors: z.number(),
      needsRolePlayer: z.boolean(),
      groupSize: z.object({ min: z.number(), max: z.number() }).optional(),
    }),
  ),
  rooms: z.array(z.object({ id: Id, seats: z.number() })),
  assessors: z.array(z.object({ id: Id, agency: z.string(), maxMinutesPerDay: z.number() })),
  rolePlayers: z.array(Id),
  links: z.array(
    z.object({ assessor: Id, participant: Id, relation: z.enum(['subordinate', 'superior', 'relative']) }),
  ),
  absences: z.array(Minutes.extend({ who: Id, day: Day })),
  restMinutes: z.number(),
  turnoverMinutes: z.number(),
  minAssessors: z.number(),
})

/** The timetable in force, its conflicts as things stand now, and the facts it is checked against. */
export const getTimetable = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/timetable',
  permission: 'centre.read',
  params: IdParams,
  response: z.object({
    summary: TimetableSummary.nullable(),
    /** By the server's clock, where the instansi is. */
    now: z.object({ day: Day, minute: z.number() }),
    sittings: z.array(
      CentreSitting.extend({
        /** Has begun by the server's clock, or somebody has written about it: it stays where it is. */
        isFixed: z.boolean(),
      }),
    ),
    conflicts: z.array(TimetableConflict),
    facts: CentreFacts,
  }),
})

/** Makes a timetable in the background; the job's result is a SolveResult. Refused once a candidate has been observed. */
export const solveTimetable = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/timetable/solve',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    /** Another seed tries other orders; the same one gives the same timetable. */
    seed: z.number().int().min(1).max(1_000_000).default(1),
    /** Orders that are tried; the shortest timetable is kept. */
    passes: z.number().int().min(1).max(2000).default(60),
  }),
  response: Job,
})
export const SolveResult = z.discriminatedUnion('outcome', [
  z.object({
    outcome: z.literal('planned'),
    version: z.number(),
    minutes: z.number(),
    lowerBound: z.number(),
    gap: z.number(),
  }),
  /** Nothing was changed. `reason` is one of the domain's proofs, `values` its figures and names. */
  z.object({
    outcome: z.literal('infeasible'),
    reason: z.string(),
    values: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
  z.object({ outcome: z.literal('not-found'), placed: z.number(), needed: z.number() }),
])
export type SolveResult = z.infer<typeof SolveResult>

/**
 * Mends the timetable after an absence, a lost room or a late candidate in the background: the fewest new appointments,
 * then the least delay; what has begun or been observed stays. The job's result is a RepairResult.
 */
export const repairTimetable = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/timetable/repair',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    reason: z.string().trim().min(3).max(500),
    /** Positions that are looked at; more may find fewer changes. */
    effort: z.number().int().min(100).max(100_000).default(5000),
  }),
  response: Job,
})
export const RepairResult = z.object({
  outcome: z.literal('repaired'),
  /** Null: nothing was broken, or nothing could be mended, and nothing was stored. */
  version: z.number().nullable(),
  /** Appointments of persons that are new, and below what number no repair can go. */
  changed: z.number(),
  fewestChanges: z.number(),
  /** Open minutes by which candidates end an exercise later, added up. */
  delayMinutes: z.number(),
  /** Broken sittings and missing seats for which nothing was found. */
  open: z.number(),
})
export type RepairResult = z.infer<typeof RepairResult>

export const SittingChange = z.object({
  sittingId: Id,
  day: Day.optional(),
  start: CentreClock.optional(),
  roomId: Id.optional(),
  participantIds: z.array(Id).min(1).max(5000).optional(),
  accountIds: z.array(Id).max(12).optional(),
  rolePlayerId: Id.nullable().optional(),
})
/**
 * Changes by hand, all at once, on `version`. What they would break is refused and named; with `accept` and a reason
 * those rules may be broken that only concern comfort: rest, turnover, breaks, daily limit, group size, room, number of
 * different assessors. `dryRun` stores nothing.
 */
export const moveSittings = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/timetable/move',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    version: z.number().int().min(1).max(1_000_000),
    changes: z.array(SittingChange).min(1).max(50),
    reason: z.string().trim().max(500).default(''),
    accept: z.boolean().default(false),
    dryRun: z.boolean().default(false),
  }),
  response: z.object({
    /** Null: nothing was stored. */
    version: z.number().nullable(),
    /** The rules that the changes break and that were whole without them. */
    conflicts: z.array(TimetableConflict.extend({ mayBeAccepted: z.boolean() })),
  }),
})

/** Every version, the newest first. */
export const listTimetables = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/timetable/versions',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(TimetableSummary),
})
export const getTimetableVersion = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/timetable/version',
  permission: 'centre.read',
  params: IdParams,
  query: z.object({ version: z.coerce.number().int().min(1).max(1_000_000) }),
  response: StoredTimetable.extend({ version: z.number(), madeBy: z.string(), madeAt: Instant, reason: z.string() }),
})
/** A workbook: a row for each sitting of each room, assessor or candidate. */
export const downloadTimetable = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/timetable.xlsx',
  permission: 'centre.read',
  params: IdParams,
  query: z.object({ by: z.enum(['room', 'assessor', 'candidate']).default('room') }),
  response: z.unknown(),
})
