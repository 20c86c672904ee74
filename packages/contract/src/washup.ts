import { z } from 'zod'
import { CentreTask } from './centre/parts.ts'
import { Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

const Level = z.number().int().min(0).max(5)
const Reason = z.string().trim().min(3).max(1000)
const Code = z.string().trim().min(1).max(20)

/** One candidate of the list. Counts are of ratings; nothing here says what anybody gave. */
export const WashupRow = z.object({
  participantId: Id,
  number: z.number(),
  name: z.string(),
  expected: z.number(),
  locked: z.number(),
  /** Late ones that the chief has not spoken about. */
  late: z.number(),
  /** `waiting`: ratings are missing; `ready`: all are locked; `open`, `closed`: the wash-up has begun, is over. */
  state: z.enum(['waiting', 'ready', 'open', 'closed']),
  washupId: Id.nullable(),
  recorder: z.string().nullable(),
  /** The caller is tied to the candidate, of the same agency, or the candidate: they neither see nor say anything there. */
  isBarred: z.boolean(),
})
export type WashupRow = z.infer<typeof WashupRow>

export const listWashupCentres = defineRoute({
  method: 'GET',
  url: '/api/washup-centres',
  permission: 'washup.read',
  response: z.object({
    rows: z.array(
      z.object({
        id: Id,
        name: z.string(),
        eventName: z.string(),
        startsOn: z.iso.date(),
        candidates: z.number(),
        open: z.number(),
        closed: z.number(),
      }),
    ),
  }),
})

export const WashupList = z.object({
  centre: z.object({ id: Id, name: z.string(), eventId: Id, eventName: z.string() }),
  task: CentreTask.nullable(),
  rows: z.array(WashupRow),
})
export type WashupList = z.infer<typeof WashupList>
export const listWashups = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/washups',
  permission: 'washup.read',
  params: IdParams,
  response: WashupList,
})

/** Server-sent events: `changed` with whose wash-up it was; null: look at all of them again. */
export const followWashups = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/washups/stream',
  isStream: true,
  permission: 'washup.read',
  params: IdParams,
  response: z.unknown(),
})
export const WashupChange = z.object({ participantId: Id.nullable() })
export type WashupChange = z.infer<typeof WashupChange>

/** Without a reason only when all expected ratings are locked; with one, by the chief. */
export const openWashup = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/washups',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({ participantId: Id, reason: Reason.nullable() }),
  response: z.object({ id: Id }),
})

const Word = z.object({
  turn: z.number(),
  level: Level,
  way: z.enum(['accepted', 'discussed']),
  reason: z.string().nullable(),
  author: z.string(),
  recordedBy: z.string(),
  at: Instant,
  mechanical: z.number().nullable(),
})
export type WashupWord = z.infer<typeof Word>

const Evidence = z.object({ text: z.string(), indicator: z.string().nullable(), sign: z.enum(['+', '-', '0']) })

const Given = z.object({
  id: Id,
  rater: Id,
  level: Level,
  evidence: z.array(Evidence),
  lockedAt: Instant,
  isLate: z.boolean(),
})

export const WashupCellView = z.object({
  exerciseId: Id,
  ratings: z.array(Given),
  spread: z.number(),
  /** See the domain's WashupCell. */
  state: z.enum(['alone', 'same', 'differs', 'agreed', 'changed']),
  level: Level.nullable(),
  /** Every word said about it, the latest last. */
  words: z.array(Word),
  /** What each level looks like, by the sheet the exercise was set with. */
  anchors: z.array(z.object({ level: Level, text: z.string() })).default([]),
})
export type WashupCellView = z.infer<typeof WashupCellView>

export const WashupCompetencyView = z.object({
  competency: z.string(),
  spread: z.number(),
  spreadOfExercises: z.number().nullable(),
  mean: z.number().nullable(),
  proposal: Level.nullable(),
  state: z.enum(['waiting', 'even', 'discuss', 'agreed', 'changed']),
  level: Level.nullable(),
  words: z.array(Word),
  basis: z.string(),
  cells: z.array(WashupCellView),
  /** Mean of the ratings that count, severity taken out where it is known. */
  mechanical: z.object({
    value: z.number(),
    standardError: z.number().nullable(),
    uncorrected: z.number(),
    level: Level,
    /** Raters whose severity is not known yet: their ratings stand as given. */
    uncorrectedRaters: z.number(),
  }),
  /** The agreed level is a level or more from the mechanical value. */
  isFarFromMechanical: z.boolean(),
})
export type WashupCompetencyView = z.infer<typeof WashupCompetencyView>

/** A rating that was locked after the wash-up began, with the chief's words on it, the latest last. */
export const LateRating = z.object({
  id: Id,
  rater: Id,
  exerciseId: Id,
  competency: z.string(),
  level: Level,
  lockedAt: Instant,
  rulings: z.array(z.object({ counts: z.boolean(), reason: z.string(), by: z.string(), at: Instant })),
})
export type LateRating = z.infer<typeof LateRating>

export const Washup = z.object({
  id: Id,
  centre: z.object({ id: Id, name: z.string(), eventName: z.string() }),
  candidate: z.object({ participantId: Id, number: z.number(), name: z.string() }),
  state: z.enum(['open', 'closed']),
  openedBy: z.string(),
  openedAt: Instant,
  openingReason: z.string().nullable(),
  recorder: z.object({ id: Id, name: z.string() }),
  me: z.object({ id: Id, task: CentreTask.nullable(), isRecorder: z.boolean(), isChief: z.boolean() }),
  /** Who may write or whose word may be written down: assessors and chiefs who are not barred from this candidate. */
  members: z.array(z.object({ id: Id, name: z.string(), isChief: z.boolean(), watched: z.boolean() })),
  /** Those who rated, by id: a rater may have left the centre since. */
  raters: z.array(z.object({ id: Id, name: z.string() })),
  exercises: z.array(z.object({ id: Id, name: z.string(), kind: z.string() })),
  /** Expected and not locked. */
  missing: z.array(z.object({ exerciseId: Id, rater: z.string(), competencies: z.array(z.string()) })),
  /** Widest spread first. */
  competencies: z.array(WashupCompetencyView),
  late: z.array(LateRating),
  toDiscuss: z.number(),
  toAccept: z.number(),
  isComplete: z.boolean(),
  happenings: z.array(
    z.object({
      kind: z.enum(['opened', 'handed-over', 'taken-over', 'closed', 'reopened']),
      by: z.string(),
      to: z.string().nullable(),
      reason: z.string().nullable(),
      at: Instant,
    }),
  ),
  /** The report severities come from; null: none was computed yet. */
  report: z.object({ id: Id, computedAt: Instant, ratings: z.number() }).nullable(),
  minutes: z.object({ number: z.number(), code: z.string(), hash: z.string(), closedAt: Instant }).nullable(),
})
export type Washup = z.infer<typeof Washup>

export const getWashup = defineRoute({
  method: 'GET',
  url: '/api/washups/:id',
  permission: 'washup.read',
  params: IdParams,
  response: Washup,
})

/** `turn`: the last word on this subject that the recorder has seen; 0: none. */
export const decideWashup = defineRoute({
  method: 'POST',
  url: '/api/washups/:id/decisions',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({
    exerciseId: Id.nullable(),
    competency: Code,
    level: Level,
    reason: Reason,
    authorId: Id,
    turn: z.number().int().min(0).max(100_000),
  }),
  response: Done,
})

/** Takes all named competencies that do not differ at the level their exercises gave; one that differs refuses all. */
export const acceptWashup = defineRoute({
  method: 'POST',
  url: '/api/washups/:id/accept',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({
    competencies: z
      .array(z.strictObject({ competency: Code, basis: z.string().max(5000) }))
      .min(1)
      .max(50),
  }),
  response: Done,
})

/** The recorder hands the pen over; the chief takes it, with a reason. */
export const handWashup = defineRoute({
  method: 'POST',
  url: '/api/washups/:id/recorder',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({ to: Id, reason: Reason.nullable() }),
  response: Done,
})

export const ruleLateRating = defineRoute({
  method: 'POST',
  url: '/api/washups/:id/late',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({ ratingId: Id, counts: z.boolean(), reason: Reason }),
  response: Done,
})

export const closeWashup = defineRoute({
  method: 'POST',
  url: '/api/washups/:id/close',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({}),
  response: z.object({ code: z.string() }),
})

export const reopenWashup = defineRoute({
  method: 'POST',
  url: '/api/washups/:id/reopen',
  permission: 'washup.decide',
  params: IdParams,
  body: z.strictObject({ reason: Reason }),
  response: Done,
})

/** The minutes of a closed wash-up as PDF; `number` names earlier ones. */
export const getWashupMinutes = defineRoute({
  method: 'GET',
  url: '/api/washups/:id/minutes',
  permission: 'washup.read',
  params: IdParams,
  query: z.object({ number: z.coerce.number().int().min(1).max(1000).optional() }),
  response: z.unknown(),
})

/** Whether printed minutes are ours, and the hash they must bear; nobody in them is named. */
export const verifyWashupMinutes = defineRoute({
  method: 'GET',
  url: '/api/verify-washup/:code',
  permission: 'public',
  params: z.object({ code: z.string().regex(/^[A-Za-z0-9-]{6,40}$/) }),
  response: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('unknown') }),
    z.object({
      outcome: z.literal('genuine'),
      instansi: z.string(),
      event: z.string(),
      number: z.number(),
      competencies: z.number(),
      hash: z.string(),
      closedAt: Instant,
      /** Closed again since: newer minutes hold. */
      isReplaced: z.boolean(),
    }),
  ]),
})
