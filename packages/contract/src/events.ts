import { FIELD_REASONS, FREE_DELIVERY } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { ExerciseKind } from './delivery.ts'
import { ExerciseDelivery } from './exercise-delivery.ts'
import { JabatanKind, Tier } from './organization.ts'

export const Purpose = z.enum(['PENGISIAN_JABATAN', 'PEMETAAN', 'JOBFIT'])
const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, FIELD_REASONS.CLOCK)
export const Schedule = z.object({
  dayStart: Clock,
  dayEnd: Clock,
  sessionMinutes: z.number().int().min(10).max(480),
  turnoverMinutes: z.number().int().min(0).max(120),
  breaks: z.array(
    z.object({
      name: z.string().min(1).max(60),
      from: Clock,
      to: Clock,
      weekdays: z.array(z.number().int().min(1).max(7)).optional(),
    }),
  ),
  holidays: z.array(Day),
})
export const EventEdit = z.object({
  name: z.string().trim().min(5).max(200),
  purpose: Purpose,
  startsOn: Day,
  endsOn: Day,
  venue: z.string().trim().min(2).max(200),
  capacity: z.number().int().min(1).max(5000),
  schedule: Schedule,
})
export type EventEdit = z.infer<typeof EventEdit>
/** A first day that has passed is refused unless the event is said to be entered afterwards. */
const SubmittedEvent = EventEdit.extend({ backdated: z.boolean().default(false) })
export const EventSummary = EventEdit.extend({
  id: Id,
  state: z.enum(['draft', 'scheduled', 'closed']),
  participants: z.number(),
  sessions: z.number(),
  scored: z.number(),
})
export const listEvents = defineRoute({
  method: 'GET',
  url: '/api/events',
  permission: 'event.read',
  response: z.array(EventSummary),
})
export const createEvent = defineRoute({
  method: 'POST',
  url: '/api/events',
  permission: 'event.edit',
  body: SubmittedEvent,
  response: z.object({ id: Id }),
})
export const updateEvent = defineRoute({
  method: 'PUT',
  url: '/api/events/:id',
  permission: 'event.edit',
  params: IdParams,
  body: SubmittedEvent,
  response: Done,
})
export const closeEvent = defineRoute({
  method: 'POST',
  url: '/api/events/:id/close',
  permission: 'event.edit',
  params: IdParams,
  response: Done,
})

export const Exercise = z.object({
  id: Id,
  kind: ExerciseKind,
  /** What a SIMULATION is, in the version that the design fixed; null for a test. */
  simulation: z
    .object({
      id: Id,
      code: z.string(),
      title: z.string(),
      kind: z.enum(['in-basket', 'dynamic-scenario']),
      version: z.number(),
      minutes: z.number(),
      /** Participants who began this very simulation in another event, and forms in use that have its structure and another surface. */
      satBefore: z.number(),
      parallel: z.array(z.string()),
    })
    .nullable(),
  name: z.string(),
  durationMinutes: z.number(),
  targets: z.array(z.string()),
  items: z.number(),
  itemCodes: z.array(z.string()),
  /** Codes of the items on trial in it, which are served beside the others and count in no result. */
  pilotCodes: z.array(z.string()),
  delivery: ExerciseDelivery,
  /** What it measures, and how that is known: ticked, through the main competencies of a ticked theme, by its items. */
  covers: z.array(
    z.object({ target: z.string(), by: z.array(z.enum(['declared', 'theme', 'items'])), items: z.number() }),
  ),
})
export const getEvent = defineRoute({
  method: 'GET',
  url: '/api/events/:id',
  permission: 'event.read',
  params: IdParams,
  response: EventSummary.extend({
    timezone: z.string(),
    exercises: z.array(Exercise),
    /** Competencies and themes that fewer than two exercises measure. */
    thin: z.array(z.object({ target: z.string(), name: z.string(), exercises: z.number() })),
    targets: z.array(z.object({ code: z.string(), name: z.string(), kind: z.enum(['competency', 'theme']) })),
    sessionList: z.array(
      z.object({
        id: Id,
        number: z.number(),
        startsAt: Instant,
        endsAt: Instant,
        seated: z.number(),
        attended: z.number(),
        /** Whether the day of the session has come, so that attendance may be taken. */
        attendanceOpen: z.boolean(),
      }),
    ),
  }),
})
/** Replaces the design: exercises with what they measure and the items they take from the bank. */
export const setDesign = defineRoute({
  method: 'PUT',
  url: '/api/events/:id/design',
  permission: 'event.edit',
  params: IdParams,
  body: z.object({
    exercises: z
      .array(
        z
          .object({
            name: z.string().trim().min(3).max(120),
            durationMinutes: z.number().int().min(1).max(600),
            /** A simulation of the bank instead of items; it then measures its own competencies, whatever `targets` says. */
            simulation: z.object({ id: Id }).nullable().default(null),
            targets: z.array(z.string().max(40)),
            /** Codes of items in the order shown; empty takes every item in use that fits a target. */
            itemCodes: z.array(z.string().max(30)),
            /** Everybody the same items in any order, unless told. */
            delivery: ExerciseDelivery.default(FREE_DELIVERY as ExerciseDelivery),
          })
          .refine(({ simulation, targets }) => simulation !== null || targets.length > 0, {
            path: ['targets'],
            error: FIELD_REASONS.EXERCISE_WITHOUT_TARGET,
          }),
      )
      .min(1, FIELD_REASONS.DESIGN_WITHOUT_EXERCISE)
      .max(12),
    /** A design that has items on trial is replaced only when this says that they may leave it. */
    withoutPilots: z.boolean().default(false),
  }),
  response: Done,
})

const SessionNumber = z.coerce.number().int().min(1).max(10_000)
export const ParticipantFilter = z.object({
  unitId: Id.optional(),
  tiers: z.array(Tier).optional(),
  kinds: z.array(JabatanKind).optional(),
  /** Part of a name, or the beginning of a NIP. */
  search: z.string().max(100).optional(),
  jabatanSearch: z.string().max(100).optional(),
  /** Leaves out people with a result younger than this many years. */
  notAssessedYears: z.number().int().min(1).max(10).optional(),
  limit: z.number().int().min(1).max(10_000).optional(),
})
export type ParticipantFilter = z.infer<typeof ParticipantFilter>
export const previewParticipants = defineRoute({
  method: 'POST',
  url: '/api/events/:id/participants/preview',
  permission: 'event.edit',
  params: IdParams,
  body: ParticipantFilter,
  response: z.object({
    matching: z.number(),
    already: z.number(),
    sample: z.array(z.object({ name: z.string(), jabatanName: z.string(), unitName: z.string() })),
  }),
})
export const addParticipants = defineRoute({
  method: 'POST',
  url: '/api/events/:id/participants',
  permission: 'event.edit',
  params: IdParams,
  body: ParticipantFilter,
  response: z.object({ added: z.number() }),
})
/** Takes out everybody who fits the filter; refused as a whole when one of them has started. */
export const removeParticipants = defineRoute({
  method: 'POST',
  url: '/api/events/:id/participants/remove',
  permission: 'event.edit',
  params: IdParams,
  body: ParticipantFilter,
  response: z.object({ removed: z.number() }),
})
export const removeParticipant = defineRoute({
  method: 'DELETE',
  url: '/api/participants/:id',
  permission: 'event.edit',
  params: IdParams,
  response: Done,
})
export const ParticipantRow = z.object({
  id: Id,
  number: z.number(),
  name: z.string(),
  nip: z.string(),
  jabatanName: z.string(),
  unitName: z.string(),
  tier: Tier.nullable(),
  session: z.number().nullable(),
  startsAt: Instant.nullable(),
  seat: z.number().nullable(),
  attendance: z.enum(['present', 'late', 'absent']).nullable(),
})
export const listParticipants = defineRoute({
  method: 'GET',
  url: '/api/events/:id/participants',
  permission: 'event.read',
  params: IdParams,
  query: z.object({
    session: SessionNumber.optional(),
    search: z.string().max(100).optional(),
  }),
  response: z.array(ParticipantRow),
})
export const planEventSessions = defineRoute({
  method: 'POST',
  url: '/api/events/:id/sessions/plan',
  permission: 'event.edit',
  params: IdParams,
  body: z.object({ allowPast: z.boolean().default(false) }),
  response: z.object({
    sessions: z.number(),
    seated: z.number(),
    crowded: z.array(z.object({ unit: z.string(), session: z.number(), away: z.number() })),
  }),
})
export const moveParticipant = defineRoute({
  method: 'PUT',
  url: '/api/participants/:id/seat',
  permission: 'event.edit',
  params: IdParams,
  body: z.object({ session: z.number().int().min(1).max(10_000), seat: z.number().int().min(1).max(10_000) }),
  response: Done,
})
export const getPinCards = defineRoute({
  method: 'GET',
  url: '/api/events/:id/pins',
  permission: 'pin.read',
  params: IdParams,
  query: z.object({ session: SessionNumber }),
  response: z.array(
    ParticipantRow.extend({
      pin: z.string(),
      /** Text of the card's QR code, also to be typed: three groups of four that only this server can make. */
      ticket: z.string(),
    }),
  ),
})
export const setAttendance = defineRoute({
  method: 'PUT',
  url: '/api/participants/:id/attendance',
  permission: 'attendance.edit',
  params: IdParams,
  body: z.object({ attendance: z.enum(['present', 'late', 'absent']).nullable() }),
  response: Done,
})
export const scanTicket = defineRoute({
  method: 'POST',
  url: '/api/events/:id/attendance/scan',
  permission: 'attendance.edit',
  params: IdParams,
  body: z.object({ ticket: z.string().min(1).max(200) }),
  response: ParticipantRow,
})
