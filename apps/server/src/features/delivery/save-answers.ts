import { type AnswerEntry, JournalValue } from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import {
  accept,
  type Delivery,
  isFull,
  isServed,
  type OpenAttempt,
  refuseFull,
  type SaveOutcome,
} from './accept-answers.ts'
import { lockAttempts, logAttempts, type VersionedAttempt } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { recallForm, type ServedForm } from './forms.ts'
import { rememberAttempts } from './known-attempts.ts'
import { StoredRow, storeAnswers } from './store-answers.ts'

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
  const changed = [...attempts.values()].filter(({ accepted }) => accepted.length > 0)
  if (changed.length > 0) rememberAttempts(changed, await db.all(StoredRow, storeAnswers(instansiId, changed)))
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
    z.object({ attemptId: z.string(), seq: z.number(), itemId: z.string(), value: JournalValue }),
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
  if (isFull(row, accepted)) return { saved: null, refusal: refuseFull(accepted) }
  for (const entry of accepted) attempt.facts.set(entry.seq, factOf(entry))
  const saved = { ...accept(attempt, who, body.device, accepted), conflicts }

  const kept = { stored: accepted.length, receipt: saved.receipt }
  if (!isHolder) return { saved, refusal: deliveryErrors.ATTEMPT_MOVED(kept) }
  if (row.handedInAt && accepted.length > 0) return { saved, refusal: deliveryErrors.ATTEMPT_CLOSED(kept) }
  return { saved, refusal: null }
}

async function findUnserved(db: Db, instansiId: string, attempt: VersionedAttempt, entries: readonly AnswerEntry[]) {
  const areServed = (form: ServedForm) => entries.every((entry) => isServed(attempt, form, entry))
  const form = await recallForm(db, instansiId, attempt.exerciseId, areServed)
  return entries.find((entry) => !isServed(attempt, form, entry))
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
