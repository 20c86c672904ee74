import {
  LEAST_REASON_LETTERS,
  type LockDecision,
  MOST_NOTE_LETTERS,
  MOST_RATED_LEVEL,
  NOTE_SIGNS,
  type ObservationAct,
} from '@petakom/domain'
import { z } from 'zod'
import { Id, Instant } from '../common.ts'

const Name = z.string().regex(/^[\w-]{8,64}$/)
const Code = z.string().min(1).max(60)
const Text = z.string().max(MOST_NOTE_LETTERS)
const Sign = z.enum(NOTE_SIGNS).nullable()
const Over = z.array(z.string().min(3).max(90)).max(50).readonly()
const Competency = z.string().regex(/^(M\.0[1-8]|SK\.01)$/)
const Level = z.union([0, 1, 2, 3, 4, MOST_RATED_LEVEL].map((level) => z.literal(level as 0 | 1 | 2 | 3 | 4 | 5)))

/** See `ObservationAct` of the domain. */
export const ObservationActSchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('begin'), at: Instant }),
  z.strictObject({ type: z.literal('end'), at: Instant }),
  z.strictObject({
    type: z.literal('note'),
    note: Name,
    candidate: Id.nullable(),
    at: Instant,
    text: Text,
    sign: Sign,
    about: Code.nullable(),
  }),
  z.strictObject({ type: z.literal('note-text'), note: Name, text: Text, over: Over }),
  z.strictObject({ type: z.literal('note-sign'), note: Name, sign: Sign }),
  z.strictObject({ type: z.literal('note-candidate'), note: Name, candidate: Id.nullable() }),
  z.strictObject({ type: z.literal('note-drop'), note: Name, isDropped: z.boolean() }),
  z.strictObject({ type: z.literal('sort'), note: Name, competency: Competency, indicator: Code.nullable() }),
  z.strictObject({ type: z.literal('unsort'), note: Name, competency: Competency }),
  z
    .strictObject({
      type: z.literal('rate'),
      candidate: Id,
      competency: Competency,
      level: Level.nullable(),
      /** Empty beside a level, and where a level is taken back. */
      reason: z.string().trim().max(500),
      over: Over,
    })
    .refine(({ level, reason }) => (level === null ? reason === '' || reason.length >= LEAST_REASON_LETTERS : true)),
  z.strictObject({ type: z.literal('lock'), candidate: Id, sheetVersion: z.number().int().min(1).max(100_000) }),
]) satisfies z.ZodType<ObservationAct>

export const JournalDevice = Name

export const JournalEntry = z.strictObject({
  seq: z.number().int().min(1).max(1_000_000),
  clientTime: Instant,
  act: ObservationActSchema,
})
export type JournalEntry = z.infer<typeof JournalEntry>

export const MissingRating = z.object({
  competency: z.string(),
  why: z.enum(['no-rating', 'no-evidence', 'two-ratings']),
}) satisfies z.ZodType<Extract<LockDecision, { outcome: 'missing' }>['missing'][number]>
