import type { BodyOf, StartedAttempt, startAttempt as startContract } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import type { AppError } from '../../plugins/app-error.ts'
import { isSessionPin } from '../../plugins/session-pin.ts'
import { type AttemptRow, listAnswersInForce, lockOwnAttempt, logAttempt } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { readForm } from './forms.ts'
import { receiptOf } from './receipt.ts'
import { deadlineOf, stateOf } from './sitting.ts'

export interface Participation {
  readonly instansiId: string
  readonly participantId: string | undefined
  readonly now: Date
  readonly secret: Buffer
}

/** Seqs left free below a new device's range, for what the earlier device wrote and has not sent yet. */
const UNSENT_ROOM = 1000

export type StartOutcome =
  | { readonly outcome: 'started'; readonly started: StartedAttempt }
  /** `isWrongPin` is counted as a wrong try once this transaction is over. */
  | { readonly outcome: 'refused'; readonly refusal: AppError; readonly isWrongPin: boolean }

/**
 * Opens the form on one device. The first start sets the clock running; the same device may start again after a reload.
 *
 * Another device is refused until the participant proves to be there with the PIN. Then it becomes the holder, and
 * numbers its answers above a floor that leaves room for what the earlier device has not sent yet: those answers keep
 * their lower numbers, are stored when they come, and never outrank an answer given on the new device.
 */
export async function startAttempt(
  db: Db,
  who: Participation,
  attemptId: string,
  body: BodyOf<typeof startContract>,
): Promise<StartOutcome> {
  const attempt = await lockOwnAttempt(db, attemptId, who.participantId)
  const state = stateOf(attempt, who.now)
  if (state === 'waiting') throw deliveryErrors.ATTEMPT_NOT_OPEN()
  if (state === 'closed' && !attempt.startedAt) throw deliveryErrors.ATTEMPT_OVER()
  const log = { instansiId: who.instansiId, attemptId, at: who.now }

  if (attempt.device === null) {
    await db.run(sql`update attempt set device = ${body.device}, started_at = coalesce(started_at, ${who.now})
      where id = ${attemptId}`)
    await logAttempt(db, log, 'started', { device: body.device })
  } else if (attempt.device !== body.device && state !== 'handed-in') {
    const isProven = body.pin !== undefined && (await isOwnPin(db, who, body.pin))
    if (!body.takeOver || !isProven) {
      const isWrongPin = body.pin !== undefined && !isProven
      const refusal = isWrongPin ? deliveryErrors.WRONG_PIN() : deliveryErrors.DEVICE_TAKEN()
      await logAttempt(db, log, 'refused', { code: refusal.code, device: body.device })
      return { outcome: 'refused', refusal, isWrongPin }
    }
    await db.run(sql`update attempt set device = ${body.device}, device_epoch = device_epoch + 1,
      seq_floor = greatest(last_seq, seq_floor) + ${UNSENT_ROOM} * (device_epoch + 1) where id = ${attemptId}`)
    await logAttempt(db, log, 'taken-over', { from: attempt.device, to: body.device })
  }
  const current = attempt.device === body.device ? attempt : await lockOwnAttempt(db, attemptId, who.participantId)
  return { outcome: 'started', started: await describeStarted(db, who, current) }
}

async function describeStarted(db: Db, who: Participation, attempt: AttemptRow): Promise<StartedAttempt> {
  const form = await readForm(db, who.instansiId, attempt.exerciseId)
  const { name } = await db.one(
    z.object({ name: z.string() }),
    sql`select name from exercise where id = ${attempt.exerciseId}`,
  )
  return {
    attemptId: attempt.id,
    name,
    now: who.now.toISOString(),
    deadline: deadlineOf(attempt).toISOString(),
    handedInAt: attempt.handedInAt?.toISOString() ?? null,
    lastSeq: attempt.lastSeq,
    seqFloor: attempt.seqFloor,
    items: attempt.itemOrder.map((id) => {
      const item = form.get(id)
      if (!item) throw new Error(`item ${id} of attempt ${attempt.id} is not in exercise ${attempt.exerciseId}`)
      return item
    }),
    answers: await listAnswersInForce(db, attempt.id),
    receipt: receiptOf(who.secret, attempt, who.now),
  }
}

async function isOwnPin(db: Db, { participantId, secret }: Participation, pin: string): Promise<boolean> {
  const { id, version } = await db.one(
    z.object({ id: z.string(), version: z.number() }),
    sql`select id, pin_version as version from participant where id = ${participantId}`,
  )
  return isSessionPin(secret, id, version, pin)
}
