import { FIELD_REASONS } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { JabatanKind, Tier } from '../organization.ts'

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
export const listCentres = defineRoute({
  method: 'GET',
  url: '/api/centres',
  permission: 'centre.read',
  response: z.array(CentreSummary),
})
/** The centre of an event, null while it has none, with the settings that one would begin with. */
export const findEventCentre = defineRoute({
  method: 'GET',
  url: '/api/events/:id/centre',
  permission: 'centre.read',
  params: IdParams,
  response: z.object({ centre: CentreSummary.nullable(), suggested: CentreSettings }),
})
/** Without `settings`: the days, hours and breaks of the event. */
export const createCentre = defineRoute({
  method: 'POST',
  url: '/api/events/:id/centre',
  permission: 'centre.edit',
  params: IdParams,
  body: CentreEdit.partial({ settings: true }),
  response: z.object({ id: Id }),
})
export const getCentre = defineRoute({
  method: 'GET',
  url: '/api/centres/:id',
  permission: 'centre.read',
  params: IdParams,
  response: z.object({
    id: Id,
    eventId: Id,
    eventName: z.string(),
    name: z.string(),
    preset: CentrePreset,
    timezone: z.string(),
    settings: CentreSettings,
    exercises: z.array(CentreExercise),
    rooms: z.array(CentreRoom),
    candidates: z.array(CentreCandidate),
    assessors: z.array(
      CentreAssessor.extend({
        /** What the registry says against their rating these candidates on one of the days; the lock of levels asks it. */
        mayNotRate: z.array(MayNotRate),
      }),
    ),
    absences: z.array(CentreAbsence),
    timetable: TimetableSummary.nullable(),
    /** Whether an assessor has written anything down: then it is repaired, not made anew. */
    observed: z.boolean(),
  }),
})
export const updateCentre = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id',
  permission: 'centre.edit',
  params: IdParams,
  body: CentreEdit,
  response: Done,
})
/** Refused as soon as an assessor has written something down. */
export const deleteCentre = defineRoute({
  method: 'DELETE',
  url: '/api/centres/:id',
  permission: 'centre.edit',
  params: IdParams,
  response: Done,
})

/** The exercises in their order. One with an `id` stays the same exercise. `sheetVersion` is the current one unless
 * told; `competencies` all of the sheet. When sittings stand, they are taken back only when `withoutTimetable` says so. */
export const setCentreExercises = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id/exercises',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    exercises: z
      .array(
        z.object({
          id: Id.optional(),
          name: z.string().trim().min(3).max(120),
          sheetId: Id,
          sheetVersion: z.number().int().min(1).max(10_000).optional(),
          minutes: z.number().int().min(5).max(240),
          preparationMinutes: z.number().int().min(0).max(240).default(0),
          assessors: z.number().int().min(1).max(6),
          needsRolePlayer: z.boolean().default(false),
          groupMin: z.number().int().min(2).max(12).nullable().default(null),
          groupMax: z.number().int().min(2).max(12).nullable().default(null),
          competencies: z.array(z.string().max(40)).max(30).optional(),
        }),
      )
      .max(12),
    withoutTimetable: z.boolean().default(false),
  }),
  response: z.object({ ids: z.array(Id) }),
})
/** The sheets that an exercise can be set with. */
export const listCentreSheets = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/sheets',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(
    z.object({
      id: Id,
      code: z.string(),
      kind: CentreExerciseKind,
      title: z.string(),
      version: z.number(),
      competencies: z.array(z.string()),
    }),
  ),
})

/** All rooms; one with an `id` stays the same room. One that has sittings is not taken out: declare it lost, repair. */
export const setCentreRooms = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id/rooms',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    rooms: z
      .array(
        z.object({
          id: Id.optional(),
          name: z.string().trim().min(1).max(120),
          seats: z.number().int().min(1).max(5000),
          /** Kinds of exercises it serves; empty: all. */
          kinds: z.array(CentreExerciseKind).max(4).default([]),
        }),
      )
      .max(200),
  }),
  response: z.object({ ids: z.array(Id) }),
})

/** Of the event's participants. Everything given must hold. */
export const CandidateFilter = z.object({
  participantIds: z.array(Id).max(5000).optional(),
  unitId: Id.optional(),
  tiers: z.array(Tier).optional(),
  kinds: z.array(JabatanKind).optional(),
  /** Part of a name, or the beginning of a NIP. */
  search: z.string().max(100).optional(),
  jabatanSearch: z.string().max(100).optional(),
  /** The first so many, most senior posts first. */
  limit: z.number().int().min(1).max(5000).optional(),
})
export type CandidateFilter = z.infer<typeof CandidateFilter>
export const previewCandidates = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/candidates/preview',
  permission: 'centre.edit',
  params: IdParams,
  body: CandidateFilter,
  response: z.object({
    matching: z.number(),
    already: z.number(),
    sample: z.array(CentreCandidate.omit({ targetTier: true })),
  }),
})
/** Those who are candidates already stay as they are. `targetTier`: level of the post aimed at; null: of the one held. */
export const addCandidates = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/candidates',
  permission: 'centre.edit',
  params: IdParams,
  body: CandidateFilter.extend({ targetTier: Tier.nullable().default(null) }),
  response: z.object({ added: z.number() }),
})
/** Their sittings go with them, as a new version of the timetable; refused for who has been observed. */
export const removeCandidates = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/candidates/remove',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({ participantIds: z.array(Id).min(1).max(5000), reason: z.string().trim().max(500).default('') }),
  response: z.object({ removed: z.number() }),
})

/** Accounts that can be named: those with the role asesor, and everybody of the committee as role player. */
export const listAssessorChoices = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/assessor-choices',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(z.object({ accountId: Id, name: z.string(), nip: z.string(), isAssessor: z.boolean() })),
})
/** All assessors, chiefs and role players. Who has sittings is not taken out: declare them away, repair. */
export const setCentreAssessors = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id/assessors',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    assessors: z
      .array(
        z.object({
          accountId: Id,
          task: CentreTask,
          /** Minutes of watching on one day. */
          maxMinutesPerDay: z.number().int().min(30).max(720).default(360),
        }),
      )
      .max(500),
  }),
  response: Done,
})

/** Every tie between an assessor and a candidate of this centre, declared and read from the records. */
export const listCentreTies = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/ties',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(CentreTie),
})
const DeclaredTie = z.object({
  accountId: Id,
  participantId: Id,
  relation: z.enum(['superior', 'subordinate', 'relative']),
})
/** Holds for the two persons, in every centre. */
export const declareTie = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/ties',
  permission: 'centre.edit',
  params: IdParams,
  body: DeclaredTie,
  response: Done,
})
export const withdrawTie = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/ties/withdraw',
  permission: 'centre.edit',
  params: IdParams,
  body: DeclaredTie.extend({ reason: z.string().trim().min(3).max(500) }),
  response: Done,
})

/** `who`: participant, account or room. */
export const tellAbsence = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/absences',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    who: Id,
    day: Day,
    from: CentreClock,
    to: CentreClock,
    reason: z.string().trim().max(300).default(''),
  }),
  response: z.object({ id: Id }),
})
export const withdrawAbsence = defineRoute({
  method: 'DELETE',
  url: '/api/centre-absences/:id',
  permission: 'centre.edit',
  params: IdParams,
  response: Done,
})

/** Of the centres of open events that the caller serves in: every candidate, and what stands between the two. */
export const OwnTies = z.array(
  z.object({
    id: Id,
    name: z.string(),
    candidates: z.array(
      z.object({
        participantId: Id,
        name: z.string(),
        jabatanName: z.string(),
        unitName: z.string(),
        ties: z.array(CentreTie.pick({ relation: true, declaredBy: true })),
      }),
    ),
  }),
)
export const listOwnTies = defineRoute({
  method: 'GET',
  url: '/api/my-ties',
  permission: 'assessor.own',
  response: OwnTies,
})
/** The caller's own declaration; the committee alone takes it back. */
export const declareOwnTie = defineRoute({
  method: 'POST',
  url: '/api/my-ties',
  permission: 'assessor.own',
  body: DeclaredTie.omit({ accountId: true }),
  response: Done,
})
