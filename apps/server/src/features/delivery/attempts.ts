import { AnswerValue } from '@petakom/contract'
import { z } from 'zod'
import { type Db, prepared, raw, sql } from '../../db/query.ts'
import { deliveryErrors } from './errors.ts'
import { workingSeconds } from './sitting.ts'

export const AttemptRow = z.object({
  id: z.string(),
  participantId: z.string(),
  exerciseId: z.string(),
  itemOrder: z.array(z.string()),
  opensAt: z.date(),
  closesAt: z.date(),
  durationSeconds: z.number(),
  extraSeconds: z.number(),
  /** Of them, those that slow the story of a simulation: what was granted before the start. */
  storyExtraSeconds: z.number(),
  pausedAt: z.date().nullable(),
  pausedSeconds: z.number(),
  closingExtraSeconds: z.number(),
  startedAt: z.date().nullable(),
  handedInAt: z.date().nullable(),
  device: z.string().nullable(),
  deviceEpoch: z.number(),
  seqFloor: z.number(),
  lastSeq: z.number(),
  answerCount: z.number(),
  chainHash: z.instanceof(Buffer),
  lastSavedAt: z.date().nullable(),
  mode: z.enum(['free', 'forward', 'adaptive']),
  reached: z.number(),
})
export type AttemptRow = z.infer<typeof AttemptRow>

/** An attempt with the version of its row: any change by anybody makes another one. */
const VersionedAttempt = AttemptRow.extend({ version: z.string() })
export type VersionedAttempt = z.infer<typeof VersionedAttempt>

/** Columns of `attempt as a`. A proctor who opened the doors early moves the opening, never the closing. */
export const attemptColumns = raw(`a.id, a.participant_id as "participantId", a.exercise_id as "exerciseId",
  to_json(a.item_order) as "itemOrder", a.closes_at as "closesAt", a.duration_seconds as "durationSeconds",
  a.extra_seconds as "extraSeconds", coalesce(a.story_extra_seconds, a.extra_seconds) as "storyExtraSeconds", a.paused_at as "pausedAt", a.paused_seconds as "pausedSeconds",
  a.closing_extra_seconds as "closingExtraSeconds", a.started_at as "startedAt", a.handed_in_at as "handedInAt", a.device,
  a.device_epoch as "deviceEpoch", a.seq_floor as "seqFloor", a.last_seq as "lastSeq",
  a.answer_count as "answerCount", a.chain_hash as "chainHash", a.last_saved_at as "lastSavedAt", a.mode,
  a.reached,
  least(a.opens_at, (select s.opened_at from participant as p
    join event_session as s on s.instansi_id = p.instansi_id and s.id = p.session_id
    where p.instansi_id = a.instansi_id and p.id = a.participant_id)) as "opensAt"`)

/** The participant's own attempt; somebody else's does not exist for them. */
export async function getOwnAttempt(db: Db, id: string, participantId: string | undefined): Promise<AttemptRow> {
  const attempt = await db.maybe(
    AttemptRow,
    sql`select ${attemptColumns} from attempt as a where a.id = ${id} and a.participant_id = ${participantId}`,
  )
  if (!attempt) throw deliveryErrors.ATTEMPT_NOT_FOUND()
  return attempt
}

/**
 * Attempts by id, locked until the transaction ends: one change of an attempt at a time. Locked in the order of their
 * ids, so that two servers never wait for each other. Whose they are is for the caller to check.
 */
export async function lockAttempts(db: Db, ids: readonly string[]): Promise<Map<string, VersionedAttempt>> {
  const rows = await db.all(
    VersionedAttempt,
    prepared(
      'lock-attempts',
      sql`select ${attemptColumns}, a.xmin::text as version from attempt as a
        where a.instansi_id = current_instansi() and a.id = any(${[...new Set(ids)]}::uuid[])
        order by a.id for update of a`,
    ),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Whether a device may write: it holds the attempt, or nobody ever did. One that was taken from its device belongs to whoever opens it next. */
export const isHolder = ({ device, startedAt }: Pick<AttemptRow, 'device' | 'startedAt'>, asking: string): boolean =>
  device === asking || (device === null && startedAt === null)

/** Seqs left free below a new device's range, for what the earlier device wrote and has not sent yet. */
const UNSENT_ROOM = 1000

/** Where the next device of an attempt begins to number its answers. */
export function nextFloor({ deviceEpoch, lastSeq, seqFloor }: AttemptRow) {
  const epoch = deviceEpoch + 1
  return { deviceEpoch: epoch, seqFloor: Math.max(lastSeq, seqFloor) + UNSENT_ROOM * epoch }
}

/** What the log says of an attempt that leaves its device: from there on, numbers up to the floor are of the past. */
export const partingOf = (attempt: AttemptRow, seqFloor: number, now: Date) => ({
  seqFloor,
  worked: Math.floor(workingSeconds(attempt, now)),
})

const StoredAnswer = z.object({ attemptId: z.string(), itemId: z.string(), seq: z.number(), value: AnswerValue })

/** The value in force of each item of these attempts: that of the highest seq which came in time or was let count. */
export function listAnswersInForce(db: Db, attemptIds: readonly string[]) {
  return db.all(
    StoredAnswer,
    sql`select distinct on (attempt_id, item_id) attempt_id as "attemptId", item_id as "itemId", seq, value from answer
      where instansi_id = current_instansi() and attempt_id = any(${attemptIds}::uuid[])
        and not value ? 'act' and (not is_late or late_answer_counts(instansi_id, attempt_id, seq))
      order by attempt_id, item_id, seq desc`,
  )
}

export interface AttemptLogEntry {
  readonly attemptId: string
  readonly at: Date
  readonly kind:
    | 'started'
    | 'taken-over'
    | 'handed-in'
    | 'extra-time'
    | 'paused'
    | 'resumed'
    | 'released'
    | 'served'
    | 'ended'
    | 'refused'
    | 'emergency-file'
  readonly details: Record<string, unknown>
}

/** Lines of the attempts' log: what happened around the answers. */
export async function logAttempts(db: Db, instansiId: string, entries: readonly AttemptLogEntry[]): Promise<void> {
  if (entries.length === 0) return
  await db.run(sql`insert into attempt_event (instansi_id, attempt_id, at, kind, details)
    select ${instansiId}, e."attemptId", e.at, e.kind, e.details
    from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e("attemptId" uuid, at timestamptz, kind text, details jsonb)`)
}
