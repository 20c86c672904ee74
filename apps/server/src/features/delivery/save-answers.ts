import {
  type AnswerEntry,
  AnswerValue,
  type BodyOf,
  type SavedAnswers,
  type saveAnswers as saveContract,
} from '@petakom/contract'
import { canonicalJson } from '@petakom/domain'
import { z } from 'zod'
import type { Database } from '../../db/database.ts'
import { type Db, sql } from '../../db/query.ts'
import type { AppError } from '../../plugins/app-error.ts'
import { AttemptRow, attemptColumns, logAttempt } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { recallForm } from './forms.ts'
import { chainAnswers, receiptOf } from './receipt.ts'
import { deadlineOf, isLate } from './sitting.ts'
import type { Participation } from './start-attempt.ts'

type Delivery = BodyOf<typeof saveContract>
type SaveOutcome = { readonly saved: SavedAnswers; readonly refusal: AppError | null }

const LockedRow = AttemptRow.extend({
  existing: z.record(z.string(), z.object({ itemId: z.string(), value: AnswerValue })),
})

/** Two deliveries of one attempt met: the later one's view of what is stored was made before the other committed. */
class Overtaken extends Error {}

/**
 * Stores each (attempt, seq) once, in one transaction under the attempt's lock, and replies with a receipt. Duplicates,
 * wrong order and late arrival change nothing that is stored. What comes after the hand-in or from an earlier device's
 * range is kept as well; the refusal that the page then gets says so and carries the receipt.
 */
export async function saveAnswers(
  database: Database,
  who: Participation,
  attemptId: string,
  delivery: Delivery,
): Promise<SavedAnswers> {
  for (;;) {
    try {
      const { saved, refusal } = await database.tenant(who.instansiId, (db) => store(db, who, attemptId, delivery))
      if (refusal) throw refusal
      return saved
    } catch (error) {
      if (!(error instanceof Overtaken)) throw error
    }
  }
}

async function store(db: Db, who: Participation, attemptId: string, delivery: Delivery): Promise<SaveOutcome> {
  const seqs = delivery.entries.map(({ seq }) => seq)
  const attempt = await db.maybe(
    LockedRow,
    sql`select ${attemptColumns}, coalesce((select jsonb_object_agg(w.seq, jsonb_build_object('itemId', w.item_id,
          'value', w.value)) from answer as w where w.instansi_id = a.instansi_id and w.attempt_id = a.id
          and w.seq = any(${seqs}::int[])), '{}') as existing
      from attempt as a where a.id = ${attemptId} and a.participant_id = ${who.participantId} for update of a`,
  )
  if (!attempt) throw deliveryErrors.ATTEMPT_NOT_FOUND()
  if (!attempt.startedAt) throw deliveryErrors.ATTEMPT_NOT_STARTED()
  const log = { instansiId: who.instansiId, attemptId, at: who.now }

  const stranger = await findUnserved(db, who.instansiId, attempt, delivery.entries)
  if (stranger) {
    const refusal = deliveryErrors.ITEM_NOT_SERVED({ seq: stranger.seq, itemId: stranger.itemId })
    await logAttempt(db, log, 'refused', { code: refusal.code, device: delivery.device, seq: stranger.seq })
    return { saved: describe(who, attempt, [], []), refusal }
  }

  const isHolder = attempt.device === delivery.device
  const { fresh, conflicts } = sortOut(delivery.entries, attempt.existing)
  const accepted = isHolder ? fresh : fresh.filter(({ seq }) => seq <= attempt.seqFloor)
  const late = isLate(attempt, who.now)
  const after = accepted.length === 0 ? attempt : await append(db, who, attempt, delivery.device, accepted, late)
  const saved = describe(who, after, late ? accepted.map(({ seq }) => seq) : [], conflicts)

  const kept = { stored: accepted.length, receipt: saved.receipt }
  if (!isHolder) return { saved, refusal: deliveryErrors.ATTEMPT_MOVED(kept) }
  if (attempt.handedInAt && accepted.length > 0) return { saved, refusal: deliveryErrors.ATTEMPT_CLOSED(kept) }
  return { saved, refusal: null }
}

async function findUnserved(db: Db, instansiId: string, attempt: AttemptRow, entries: readonly AnswerEntry[]) {
  const order = new Set(attempt.itemOrder)
  const isServed = (form: Awaited<ReturnType<typeof recallForm>>) => (entry: AnswerEntry) =>
    order.has(entry.itemId) &&
    (entry.value.choice === null ||
      form.get(entry.itemId)?.content.options.some(({ id }) => id === entry.value.choice) === true)
  const form = await recallForm(db, instansiId, attempt.exerciseId, (known) => entries.every(isServed(known)))
  return entries.find((entry) => !isServed(form)(entry))
}

/** New seqs in order, and the seqs that already stand for another answer. */
function sortOut(entries: readonly AnswerEntry[], existing: z.infer<typeof LockedRow>['existing']) {
  const known = new Map(Object.entries(existing).map(([seq, fact]) => [Number(seq), canonicalJson(fact)]))
  const fresh: AnswerEntry[] = []
  const conflicts: number[] = []
  for (const entry of entries) {
    const fact = canonicalJson({ itemId: entry.itemId, value: entry.value })
    const first = known.get(entry.seq)
    if (first === undefined) {
      known.set(entry.seq, fact)
      fresh.push(entry)
    } else if (first !== fact) conflicts.push(entry.seq)
  }
  return { fresh: fresh.sort((a, b) => a.seq - b.seq), conflicts }
}

async function append(
  db: Db,
  { instansiId, now }: Participation,
  attempt: AttemptRow,
  device: string,
  entries: readonly AnswerEntry[],
  late: boolean,
): Promise<AttemptRow> {
  const chainHash = chainAnswers(attempt.chainHash, entries)
  const lastSeq = Math.max(attempt.lastSeq, entries.at(-1)!.seq)
  const changed = await db.run(sql`
    with stored as (
      insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, received_at, device, is_late)
      select ${instansiId}, ${attempt.id}, e.seq, e."itemId", e.value, e."clientTime", ${now}, ${device}, ${late}
      from jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
        as e(seq int, "itemId" uuid, value jsonb, "clientTime" timestamptz)
      on conflict do nothing returning seq
    )
    update attempt set last_seq = ${lastSeq}, chain_hash = ${chainHash}, last_saved_at = ${now},
      answer_count = answer_count + ${entries.length}
    where id = ${attempt.id} and (select count(*) from stored) = ${entries.length}`)
  if (changed === 0) throw new Overtaken()
  return { ...attempt, lastSeq, chainHash, answerCount: attempt.answerCount + entries.length }
}

function describe(who: Participation, attempt: AttemptRow, late: number[], conflicts: number[]): SavedAnswers {
  return {
    receipt: receiptOf(who.secret, attempt, who.now),
    deadline: deadlineOf(attempt).toISOString(),
    now: who.now.toISOString(),
    late,
    conflicts,
  }
}
