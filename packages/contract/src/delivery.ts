import { FIELD_REASONS } from '@petakom/domain'
import { z } from 'zod'
import { AnswerValue } from './answer-value.ts'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Timezone } from './identity.ts'
import { ItemContent } from './item-content.ts'
import { FocusLosses } from './signals.ts'
import { JournalValue } from './simulation/act.ts'
import { ServedSimulation } from './simulation/served-simulation.ts'

export const AnswerEntry = z.object({
  /** Counts up within the attempt; the value in force for an item is that of its highest seq. */
  seq: z.number().int().min(1).max(1_000_000),
  /** An item, or the simulation that the act is in. */
  itemId: Id,
  value: JournalValue,
  /** The browser's clock: kept as told, never trusted. */
  clientTime: Instant,
})
export type AnswerEntry = z.infer<typeof AnswerEntry>

/** Proof that the answers up to here are stored: `mac` is the server's seal over the other fields. */
export const Receipt = z.object({
  attemptId: Id,
  lastSeq: z.number(),
  /** SHA-256 running over every stored answer, in hexadecimal. */
  chainHash: z.string(),
  count: z.number(),
  at: Instant,
  mac: z.string(),
})
export type Receipt = z.infer<typeof Receipt>

export const AttemptState = z.enum(['waiting', 'open', 'running', 'paused', 'handed-in', 'closed'])
export type AttemptState = z.infer<typeof AttemptState>
const Device = z.string().min(8).max(64)
const Pin = z.string().regex(/^\d{6}$/, FIELD_REASONS.PIN_DIGITS)

export const ExamNip = z
  .string()
  .transform((text) => text.replace(/[\s.'-]/g, ''))
  .pipe(z.string().regex(/^\d{18}$/, FIELD_REASONS.NIP_DIGITS))

export const signInToExam = defineRoute({
  method: 'POST',
  url: '/api/exam/session',
  permission: 'public',
  body: z.object({
    nip: ExamNip,
    pin: z
      .string()
      .transform((text) => text.replace(/\s/g, ''))
      .pipe(Pin),
  }),
  response: z.object({ participantId: Id }),
})

export const ExerciseKind = z.enum(['TEST', 'SIMULATION'])
export type ExerciseKind = z.infer<typeof ExerciseKind>

export const ExamAttempt = z.object({
  id: Id,
  kind: ExerciseKind,
  name: z.string(),
  durationSeconds: z.number(),
  /** 0 for a simulation. */
  items: z.number(),
  /** How its items are met: where there is no way back, that is said before the start. */
  mode: z.enum(['free', 'forward', 'adaptive']),
  state: AttemptState,
  opensAt: Instant,
  closesAt: Instant,
  /** Seconds of working time left; the whole of it before the start. */
  remainingSeconds: z.number(),
  handedInAt: Instant.nullable(),
  /** Answers that came after the time and what was said of them; null where none did. */
  late: z
    .object({
      answers: z.number(),
      /** Whether they count, by the standing word; null while nobody has said it of all of them. */
      counts: z.boolean().nullable(),
      reason: z.string().nullable(),
    })
    .nullable(),
})
export const Exam = z.object({
  now: Instant,
  participantId: Id,
  name: z.string(),
  nip: z.string(),
  number: z.number(),
  seat: z.number().nullable(),
  eventName: z.string(),
  venue: z.string(),
  sessionNumber: z.number(),
  startsAt: Instant,
  endsAt: Instant,
  instansi: z.object({ name: z.string(), timezone: Timezone, isSynthetic: z.boolean() }),
  /** How the page is to look at first, by what the participant was granted. */
  view: z.object({ largeText: z.boolean(), highContrast: z.boolean() }),
  attempts: z.array(ExamAttempt),
})
export type Exam = z.infer<typeof Exam>
export const getExam = defineRoute({ method: 'GET', url: '/api/exam', permission: 'delivery.take', response: Exam })

export const ServedItem = z.object({ id: Id, content: ItemContent })

export const StartedAttempt = z.object({
  attemptId: Id,
  name: z.string(),
  now: Instant,
  deadline: Instant,
  handedInAt: Instant.nullable(),
  /** The highest seq stored, and the floor above which this device numbers its answers. */
  lastSeq: z.number(),
  seqFloor: z.number(),
  /** Seals the journal that this device may write to a file; null where another device holds the attempt. */
  seal: z.object({ epoch: z.number(), key: z.string() }).nullable(),
  /** Null for a test; a simulation has no items and no answers. */
  simulation: ServedSimulation.nullable(),
  items: z.array(ServedItem),
  mode: z.enum(['free', 'forward', 'adaptive']),
  /** Index of the furthest item answered: where there is no way back, earlier ones are closed. */
  reached: z.number(),
  /** The most items that may come; those served so far unless the section is adaptive. */
  most: z.number(),
  /** The value in force of each answered item. */
  answers: z.array(z.object({ itemId: Id, seq: z.number(), value: AnswerValue })),
  receipt: Receipt,
})
export type StartedAttempt = z.infer<typeof StartedAttempt>
export const startAttempt = defineRoute({
  method: 'POST',
  url: '/api/exam/attempts/:id/start',
  permission: 'delivery.take',
  params: IdParams,
  body: z.object({ device: Device, takeOver: z.boolean().optional(), pin: Pin.optional() }),
  response: StartedAttempt,
})

export const SavedAnswers = z.object({
  receipt: Receipt,
  deadline: Instant,
  now: Instant,
  /** Seconds of working time at `now`, pauses left out; not whole. */
  worked: z.number(),
  /** Stored by this request after the time was over: kept and marked. */
  late: z.array(z.number()),
  /** Seqs that already held another value; the first one stays. */
  conflicts: z.array(z.number()),
})
export type SavedAnswers = z.infer<typeof SavedAnswers>
export const saveAnswers = defineRoute({
  method: 'POST',
  url: '/api/exam/attempts/:id/answers',
  permission: 'delivery.take',
  params: IdParams,
  body: z.object({
    device: Device,
    entries: z.array(AnswerEntry).min(1).max(200),
    /** When the page was out of sight since it last told. Repeats change nothing. */
    focus: FocusLosses.optional(),
  }),
  response: SavedAnswers,
})

export const HandedIn = z.object({
  handedInAt: Instant,
  answered: z.number(),
  items: z.number(),
  /** Of a simulation: what was done, openings to read left out; null for a test. */
  acts: z.number().nullable(),
  receipt: Receipt,
})
export type HandedIn = z.infer<typeof HandedIn>
export const handIn = defineRoute({
  method: 'POST',
  url: '/api/exam/attempts/:id/hand-in',
  permission: 'delivery.take',
  params: IdParams,
  body: z.object({ device: Device, lastSeq: z.number().int().min(0), focus: FocusLosses.optional() }),
  response: HandedIn,
})

/** What comes after the last item of an adaptive section. Asked again with the same `after`, it replies the same. */
export const nextItem = defineRoute({
  method: 'POST',
  url: '/api/exam/attempts/:id/next',
  permission: 'delivery.take',
  params: IdParams,
  body: z.strictObject({ device: Device, lastSeq: z.number().int().min(0), after: Id }),
  response: z.object({
    /** Null where the section is at its end: what is left is to hand in. */
    item: ServedItem.nullable(),
    now: Instant,
    deadline: Instant,
  }),
})

export const getExamClock = defineRoute({
  method: 'GET',
  url: '/api/exam/attempts/:id/clock',
  permission: 'delivery.take',
  params: IdParams,
  query: z.object({ device: Device }),
  response: z.object({
    now: Instant,
    deadline: Instant,
    state: AttemptState,
    /** Seconds of working time so far, pauses left out; not whole. */
    worked: z.number(),
    /** False once another device took the attempt over. */
    isHolder: z.boolean(),
  }),
})
