import { z } from 'zod'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { AttemptState } from './delivery.ts'

const Reason = z.string().trim().min(3).max(500)

/** One seat of the room, with the exercise that the person is at. */
export const RoomRow = z.object({
  participantId: Id,
  attemptId: Id.nullable(),
  seat: z.number().nullable(),
  number: z.number(),
  name: z.string(),
  attendance: z.enum(['present', 'late', 'absent']).nullable(),
  exercise: z.string().nullable(),
  state: AttemptState.nullable(),
  /** Items answered; in a simulation what was done, openings to read left out. */
  answered: z.number(),
  /** Null in a simulation, which has no items. */
  items: z.number().nullable(),
  lastSavedAt: Instant.nullable(),
  /** End of the working time; null before the start and while the clock stands still. */
  deadline: Instant.nullable(),
  /** Left when the row was read; what counts before the start and in a pause. */
  remainingSeconds: z.number(),
  extraMinutes: z.number(),
  isExcluded: z.boolean(),
  incidents: z.number(),
  /** `silent`: running, and nothing saved for three minutes; `late`: answers came after the time; `moved`: second device. */
  trouble: z.enum(['silent', 'late', 'moved']).nullable(),
})
export type RoomRow = z.infer<typeof RoomRow>

const IncidentKind = z.enum(['illness', 'technical', 'conduct', 'disturbance', 'other'])
export const RoomIncident = z.object({
  id: Id,
  at: Instant,
  kind: IncidentKind,
  note: z.string(),
  notedBy: z.string(),
  /** Null where it concerns the whole room. */
  participantId: Id.nullable(),
  name: z.string().nullable(),
  seat: z.number().nullable(),
})
export type RoomIncident = z.infer<typeof RoomIncident>

export const RoomBoard = z.object({
  now: Instant,
  session: z
    .object({ id: Id, number: z.number(), startsAt: Instant, endsAt: Instant, openedAt: Instant.nullable() })
    .nullable(),
  rows: z.array(RoomRow),
  incidents: z.array(RoomIncident),
})
export type RoomBoard = z.infer<typeof RoomBoard>

const query = z.object({ session: Id.optional() })
export const getRoom = defineRoute({
  method: 'GET',
  url: '/api/events/:id/room',
  permission: 'delivery.watch',
  params: IdParams,
  query,
  response: RoomBoard,
})

/** Server-sent events: `board` with a whole `RoomBoard` first, then `change` with a `RoomChange` as things happen. */
export const followRoom = defineRoute({
  method: 'GET',
  url: '/api/events/:id/room/stream',
  isStream: true,
  permission: 'delivery.watch',
  params: IdParams,
  query,
  response: z.unknown(),
})
/** Rows that are new or other than before; `incidents` and `session` only where they changed. An empty one says that all is as it was at `now`. */
export const RoomChange = RoomBoard.partial({ session: true, incidents: true })
export type RoomChange = z.infer<typeof RoomChange>

/**
 * What the committee does about one seat. `move`: another free seat of the session; `release`: the next device that
 * opens the test becomes its holder, without the PIN; `exclude` and `readmit`: taking part ends and goes on;
 * `unlock`: ends the wait after wrong PINs.
 */
export const SeatOrder = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('move'), seat: z.number().int().min(1).max(5000), reason: Reason }),
  z.strictObject({ action: z.enum(['release', 'exclude', 'readmit', 'unlock']), reason: Reason }),
])
export const orderSeat = defineRoute({
  method: 'POST',
  url: '/api/participants/:id/room',
  permission: 'delivery.watch',
  params: IdParams,
  body: SeatOrder,
  response: z.object({ done: z.literal(true) }),
})

export const noteIncident = defineRoute({
  method: 'POST',
  url: '/api/events/:id/incidents',
  permission: 'delivery.watch',
  params: IdParams,
  body: z.strictObject({
    sessionId: Id,
    participantId: Id.nullable(),
    kind: IncidentKind,
    note: z.string().trim().min(3).max(2000),
  }),
  response: RoomIncident,
})

/** Numbers for the hall's big screen: nobody's name and no score. */
export const PublicBoard = z.object({
  now: Instant,
  eventName: z.string(),
  venue: z.string(),
  instansiName: z.string(),
  timezone: z.string(),
  isSynthetic: z.boolean(),
  session: z
    .object({
      number: z.number(),
      startsAt: Instant,
      endsAt: Instant,
      seats: z.number(),
      present: z.number(),
      working: z.number(),
      paused: z.number(),
      done: z.number(),
      incidents: z.number(),
    })
    .nullable(),
})
export type PublicBoard = z.infer<typeof PublicBoard>

/** The address of the big screen; whoever has it sees the numbers without signing in. */
export const sharePublicBoard = defineRoute({
  method: 'POST',
  url: '/api/events/:id/public-board',
  permission: 'delivery.watch',
  params: IdParams,
  response: z.object({ token: z.string() }),
})
export const getPublicBoard = defineRoute({
  method: 'GET',
  url: '/api/board/:token',
  permission: 'public',
  params: z.object({ token: z.string().min(20).max(200) }),
  response: PublicBoard,
})
