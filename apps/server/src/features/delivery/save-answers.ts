import {
  type AnswerEntry,
  AnswerValue,
  type BodyOf,
  type SavedAnswers,
  type saveAnswers as saveContract,
} from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import { type Db, prepared, sql } from '../../db/query.ts'
import type { AppError } from '../../plugins/app-error.ts'
import { type AttemptRow, lockAttempts, logAttempts } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { recallForm } from './forms.ts'
import { chainAnswers, receiptOf } from './receipt.ts'
import { deadlineOf, isLate } from './sitting.ts'
import type { Participation } from './start-attempts.ts'

export interface Delivery {
  readonly who: Participation
  readonly attemptId: string
  readonly body: BodyOf<typeof saveContract>
}

/** What was stored stays stored when `refusal` is set: it tells the page why it must stop. */
export interface SaveOutcome {
  readonly saved: SavedAnswers | null
  readonly refusal: AppError | null
}

/** An attempt as it stands while deliveries are worked through: facts by seq, and what is to be stored. */
interface OpenAttempt {
  row: AttemptRow
  readonly facts: Map<number, string>
  readonly accepted: (AnswerEntry & { readonly device: string; readonly isLate: boolean; readonly at: Date })[]
}

/**
 * Stores each (attempt, seq) once, for many deliveries in one transaction, and replies to each with a receipt.
 * Duplicates, wrong order and late arrival change nothing that is stored. What comes after the hand-in or from an
 * earlier device's range is kept as well; the refusal that the page then gets says so and carries the receipt.
 * The lock on the attempt makes the deliveries of one attempt take turns, here and in every other server process.
 */
export async function saveAnswers(
  db: Db,
  instansiId: string,
  deliveries: readonly Delivery[],
): Promise<readonly SaveOutcome[]> {
  const attempts = await openAttempts(db, deliveries)
  const outcomes: SaveOutcome[] = []
  for (const delivery of deliveries) {
    const attempt = attempts.get(delivery.attemptId)
    const isOwn = attempt?.row.participantId === delivery.who.participantId
    if (!attempt || !isOwn) outcomes.push({ saved: null, refusal: deliveryErrors.ATTEMPT_NOT_FOUND() })
    else outcomes.push(await take(db, attempt, delivery))
  }
  store(db, instansiId, [...attempts.values()])
  return outcomes
}

async function openAttempts(db: Db, deliveries: readonly Delivery[]): Promise<Map<string, OpenAttempt>> {
  const rows = await lockAttempts(
    db,
    deliveries.map(({ attemptId }) => attemptId),
  )
  const attempts = new Map<string, OpenAttempt>(
    [...rows].map(([id, row]) => [id, { row, facts: new Map<number, string>(), accepted: [] }]),
  )
  // Beyond an attempt's last seq nothing is stored yet: only repeats and gaps are worth a query.
  const repeats = deliveries.flatMap(({ attemptId, body }) =>
    body.entries.filter(({ seq }) => seq <= (rows.get(attemptId)?.lastSeq ?? 0)).map(({ seq }) => ({ attemptId, seq })),
  )
  if (repeats.length === 0) return attempts
  const facts = await db.all(
    z.object({ attemptId: z.string(), seq: z.number(), itemId: z.string(), value: AnswerValue }),
    sql`select w.attempt_id as "attemptId", w.seq, w.item_id as "itemId", w.value
      from unnest(${repeats.map(({ attemptId }) => attemptId)}::uuid[], ${repeats.map(({ seq }) => seq)}::int[])
        as d(id, seq)
      join answer as w on w.instansi_id = current_instansi() and w.attempt_id = d.id and w.seq = d.seq`,
  )
  for (const { attemptId, seq, ...fact } of facts) attempts.get(attemptId)?.facts.set(seq, canonicalJson(fact))
  return attempts
}

async function take(db: Db, attempt: OpenAttempt, { who, body }: Delivery): Promise<SaveOutcome> {
  const { row } = attempt
  if (!row.startedAt) return { saved: null, refusal: deliveryErrors.ATTEMPT_NOT_STARTED() }
  const foreign = await findUnserved(db, who.instansiId, row, body.entries)
  if (foreign) {
    const refusal = deliveryErrors.ITEM_NOT_SERVED({ seq: foreign.seq, itemId: foreign.itemId })
    const details = { code: refusal.code, device: body.device, seq: foreign.seq }
    await logAttempts(db, who.instansiId, [{ attemptId: row.id, at: who.now, kind: 'refused', details }])
    return { saved: null, refusal }
  }

  const isHolder = row.device === body.device
  const { fresh, conflicts } = sortOut(body.entries, attempt.facts)
  const accepted = isHolder ? fresh : fresh.filter(({ seq }) => seq <= row.seqFloor)
  const late = isLate(row, who.now)
  for (const entry of accepted) {
    attempt.facts.set(entry.seq, factOf(entry))
    attempt.accepted.push({ ...entry, device: body.device, isLate: late, at: who.now })
  }
  if (accepted.length > 0) {
    attempt.row = {
      ...row,
      lastSeq: Math.max(row.lastSeq, accepted.at(-1)!.seq),
      answerCount: row.answerCount + accepted.length,
      chainHash: chainAnswers(row.chainHash, accepted),
      lastSavedAt: who.now,
    }
  }
  const receipt = receiptOf(who.secret, attempt.row, who.now)
  const times = { deadline: deadlineOf(row).toISOString(), now: who.now.toISOString() }
  const saved = { receipt, ...times, late: late ? accepted.map(({ seq }) => seq) : [], conflicts }

  const kept = { stored: accepted.length, receipt }
  if (!isHolder) return { saved, refusal: deliveryErrors.ATTEMPT_MOVED(kept) }
  if (row.handedInAt && accepted.length > 0) return { saved, refusal: deliveryErrors.ATTEMPT_CLOSED(kept) }
  return { saved, refusal: null }
}

async function findUnserved(db: Db, instansiId: string, attempt: AttemptRow, entries: readonly AnswerEntry[]) {
  const isServed = (form: Awaited<ReturnType<typeof recallForm>>) => (entry: AnswerEntry) =>
    attempt.itemOrder.includes(entry.itemId) &&
    (entry.value.choice === null ||
      form.get(entry.itemId)?.content.options.some(({ id }) => id === entry.value.choice) === true)
  const form = await recallForm(db, instansiId, attempt.exerciseId, (known) => entries.every(isServed(known)))
  return entries.find((entry) => !isServed(form)(entry))
}

const factOf = ({ itemId, value }: Pick<AnswerEntry, 'itemId' | 'value'>) => canonicalJson({ itemId, value })

/** New seqs in order, and the seqs that already stand for another answer. */
function sortOut(entries: readonly AnswerEntry[], facts: ReadonlyMap<number, string>) {
  const fresh = new Map<number, AnswerEntry>()
  const conflicts: number[] = []
  for (const entry of entries) {
    const twin = fresh.get(entry.seq)
    const first = facts.get(entry.seq) ?? (twin && factOf(twin))
    if (first === undefined) fresh.set(entry.seq, entry)
    else if (first !== factOf(entry)) conflicts.push(entry.seq)
  }
  return { fresh: [...fresh.values()].sort((a, b) => a.seq - b.seq), conflicts }
}

function store(db: Db, instansiId: string, attempts: readonly OpenAttempt[]): void {
  const changed = attempts.filter(({ accepted }) => accepted.length > 0)
  if (changed.length === 0) return
  const answers = changed.flatMap(({ row, accepted }) => accepted.map((entry) => ({ ...entry, attemptId: row.id })))
  const heads = changed.map(({ row: { id, lastSeq, answerCount, lastSavedAt, chainHash } }) => ({
    ...{ id, lastSeq, answerCount, lastSavedAt },
    chainHash: chainHash.toString('hex'),
  }))
  const storing = sql`
    with stored as (
      insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, received_at, device, is_late)
      select ${instansiId}, e."attemptId", e.seq, e."itemId", e.value, e."clientTime", e.at, e.device, e."isLate"
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as e("attemptId" uuid, seq int, "itemId" uuid,
        value jsonb, "clientTime" timestamptz, at timestamptz, device text, "isLate" boolean)
    )
    update attempt as a set last_seq = h."lastSeq", chain_hash = decode(h."chainHash", 'hex'),
      last_saved_at = h."lastSavedAt", answer_count = h."answerCount"
    from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as h(id uuid, "lastSeq" int, "chainHash" text,
      "lastSavedAt" timestamptz, "answerCount" int)
    where a.instansi_id = ${instansiId} and a.id = h.id`
  db.later(prepared('store-answers', storing))
}
