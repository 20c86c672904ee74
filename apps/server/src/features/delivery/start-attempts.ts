import type { BodyOf, StartedAttempt, startAttempt as startContract } from '@petakom/contract'
import { z } from 'zod'
import { announceExam } from '../../db/exam-notices.ts'
import { type Db, sql } from '../../db/query.ts'
import type { AppError } from '../../plugins/app-error.ts'
import { isSessionPin } from '../../plugins/session-pin.ts'
import {
  type AttemptLogEntry,
  type AttemptRow,
  listAnswersInForce,
  lockAttempts,
  logAttempts,
  nextFloor,
  partingOf,
} from './attempts.ts'
import { journalKey } from './emergency/journal-seal.ts'
import { deliveryErrors } from './errors.ts'
import { itemOf, readForm, type ServedForm } from './forms.ts'
import { receiptOf } from './receipt.ts'
import { serveSimulations } from './simulation/serve-simulations.ts'
import { deadlineOf, stateOf } from './sitting.ts'

export interface Participation {
  readonly instansiId: string
  readonly participantId: string | undefined
  readonly now: Date
  readonly secret: Buffer
}

export interface StartRequest {
  readonly who: Participation
  readonly attemptId: string
  readonly body: BodyOf<typeof startContract>
}

export type StartOutcome =
  | { readonly outcome: 'started'; readonly started: StartedAttempt }
  /** `isWrongPin` is counted as a wrong try once this transaction is over. */
  | { readonly outcome: 'refused'; readonly refusal: AppError; readonly isWrongPin: boolean }

/**
 * Opens the form on one device, for a whole hall that presses start at once. The first start sets the clock running;
 * the same device may start again after a reload.
 *
 * Another device is refused until the participant proves to be there with the PIN. Then it becomes the holder, and
 * numbers its answers above a floor that leaves room for what the earlier device has not sent yet: those answers keep
 * their lower numbers, are stored when they come, and never outrank an answer given on the new device.
 */
export async function startAttempts(
  db: Db,
  instansiId: string,
  requests: readonly StartRequest[],
): Promise<readonly StartOutcome[]> {
  const attempts: Map<string, AttemptRow> = await lockAttempts(
    db,
    requests.map(({ attemptId }) => attemptId),
  )
  const changed = new Set<string>()
  const log: AttemptLogEntry[] = []
  const refusals: ({ readonly refusal: AppError; readonly isWrongPin: boolean } | null)[] = []
  for (const request of requests) {
    const attempt = attempts.get(request.attemptId)
    const decision = await decide(db, attempt, request)
    const line = 'log' in decision ? decision.log : undefined
    if (line) log.push({ ...line, attemptId: request.attemptId, at: request.who.now })
    if ('attempt' in decision) {
      attempts.set(request.attemptId, decision.attempt)
      changed.add(request.attemptId)
    }
    refusals.push('refusal' in decision ? { refusal: decision.refusal, isWrongPin: decision.isWrongPin } : null)
  }
  await storeHolders(
    db,
    [...changed].map((id) => attempts.get(id)!),
  )
  await logAttempts(db, instansiId, log)
  const moved = log.filter(({ kind }) => kind === 'taken-over')
  if (moved.length > 0) {
    const participantIds = moved.map(({ attemptId }) => attempts.get(attemptId)!.participantId)
    await announceExam(db, { instansiId, participantIds })
  }
  const started = requests.filter((_, index) => refusals[index] === null)
  const described = await describeStarted(db, started, attempts)
  return requests.map((request, index) => {
    const refused = refusals[index]
    return refused
      ? { outcome: 'refused', ...refused }
      : { outcome: 'started', started: described.get(request.attemptId)! }
  })
}

type Log = Pick<AttemptLogEntry, 'kind' | 'details'>
type Decision =
  | { readonly refusal: AppError; readonly isWrongPin: boolean; readonly log?: Log }
  | { readonly attempt: AttemptRow; readonly log: Log }
  | { readonly unchanged: true }

async function decide(db: Db, attempt: AttemptRow | undefined, { who, body }: StartRequest): Promise<Decision> {
  const refuse = (refusal: AppError) => ({ refusal, isWrongPin: false })
  if (attempt?.participantId !== who.participantId || !attempt) return refuse(deliveryErrors.ATTEMPT_NOT_FOUND())
  const state = stateOf(attempt, who.now)
  if (state === 'waiting') return refuse(deliveryErrors.ATTEMPT_NOT_OPEN())
  if (state === 'closed' && !attempt.startedAt) return refuse(deliveryErrors.ATTEMPT_OVER())
  const { device } = body
  if (attempt.device === null) {
    const held = { ...attempt, device, startedAt: attempt.startedAt ?? who.now }
    return { attempt: held, log: { kind: 'started', details: { device } } }
  }
  if (attempt.device === device || state === 'handed-in') return { unchanged: true }

  const isProven = body.pin !== undefined && (await isOwnPin(db, who, body.pin))
  if (!body.takeOver || !isProven) {
    const isWrongPin = body.pin !== undefined && !isProven
    const refusal = isWrongPin ? deliveryErrors.WRONG_PIN() : deliveryErrors.DEVICE_TAKEN()
    return { refusal, isWrongPin, log: { kind: 'refused', details: { code: refusal.code, device } } }
  }
  const { deviceEpoch, seqFloor } = nextFloor(attempt)
  return {
    attempt: { ...attempt, device, deviceEpoch, seqFloor },
    log: {
      kind: 'taken-over',
      details: { from: attempt.device, to: device, ...partingOf(attempt, seqFloor, who.now) },
    },
  }
}

async function storeHolders(db: Db, attempts: readonly AttemptRow[]): Promise<void> {
  if (attempts.length === 0) return
  const rows = attempts.map(({ id, device, deviceEpoch, seqFloor, startedAt }) => ({
    ...{ id, device, deviceEpoch, seqFloor, startedAt },
  }))
  await db.run(sql`update attempt as a set device = h.device, device_epoch = h."deviceEpoch",
      seq_floor = h."seqFloor", started_at = h."startedAt",
      story_extra_seconds = coalesce(a.story_extra_seconds, a.extra_seconds)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as h(id uuid, device text, "deviceEpoch" int,
      "seqFloor" int, "startedAt" timestamptz)
    where a.instansi_id = current_instansi() and a.id = h.id`)
}

const ExerciseRow = z.object({ id: z.string(), name: z.string(), most: z.number() })

async function describeStarted(
  db: Db,
  requests: readonly StartRequest[],
  attempts: ReadonlyMap<string, AttemptRow>,
): Promise<Map<string, StartedAttempt>> {
  const described = new Map<string, StartedAttempt>()
  if (requests.length === 0) return described
  const rows = requests.map(({ attemptId }) => attempts.get(attemptId)!)
  const exercises = new Map<string, { name: string; most: number; form: ServedForm }>()
  const ids = [...new Set(rows.map(({ exerciseId }) => exerciseId))]
  const names = await db.all(
    ExerciseRow,
    sql`select id, name, coalesce((delivery -> 'adaptive' ->> 'maxItems')::int + pilot_per_person, 0) as most
      from exercise where id = any(${ids}::uuid[])`,
  )
  for (const { id, name, most } of names) {
    exercises.set(id, { name, most, form: await readForm(db, requests[0]!.who.instansiId, id) })
  }
  const withAnswers = rows.filter(({ answerCount }) => answerCount > 0).map(({ id }) => id)
  const answers = withAnswers.length > 0 ? await listAnswersInForce(db, withAnswers) : []
  const answersOf = Map.groupBy(answers, ({ attemptId }) => attemptId)
  const simulations = await serveSimulations(db, rows, (id) => exercises.get(id)!.form, requests[0]!.who.now)
  for (const [index, attempt] of rows.entries()) {
    const { who, body } = requests[index]!
    const { name, most, form } = exercises.get(attempt.exerciseId)!
    described.set(attempt.id, {
      attemptId: attempt.id,
      name,
      now: who.now.toISOString(),
      deadline: deadlineOf(attempt, who.now).toISOString(),
      handedInAt: attempt.handedInAt?.toISOString() ?? null,
      lastSeq: attempt.lastSeq,
      seqFloor: attempt.seqFloor,
      seal: attempt.device === body.device ? sealOf(who.secret, attempt, body.device) : null,
      mode: attempt.mode,
      reached: attempt.reached,
      most: simulations.has(attempt.id) ? 0 : Math.max(most, attempt.itemOrder.length),
      simulation: simulations.get(attempt.id) ?? null,
      items: simulations.has(attempt.id) ? [] : attempt.itemOrder.map((id) => itemOf(form, id)),
      answers: answersOf.get(attempt.id) ?? [],
      receipt: receiptOf(who.secret, attempt, who.now),
    })
  }
  return described
}

function sealOf(secret: Buffer, { id, deviceEpoch: epoch }: AttemptRow, device: string) {
  return { epoch, key: journalKey(secret, { attemptId: id, device, epoch }) }
}

async function isOwnPin(db: Db, { participantId, secret }: Participation, pin: string): Promise<boolean> {
  const { id, version } = await db.one(
    z.object({ id: z.string(), version: z.number() }),
    sql`select id, pin_version as version from participant where id = ${participantId}`,
  )
  return isSessionPin(secret, id, version, pin)
}
