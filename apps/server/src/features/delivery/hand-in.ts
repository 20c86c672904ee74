import type { BodyOf, HandedIn, handIn as handInContract } from '@petakom/contract'
import { isAnswered } from '@petakom/domain'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { listAnswersInForce, lockAttempts, logAttempts } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { receiptOf } from './receipt.ts'
import type { Participation } from './start-attempts.ts'

/** Seqs of the holding device that have not arrived; an earlier device's are below the floor and nobody's to count. */
export function listMissing(db: Db, attemptId: string, seqFloor: number, lastSeq: number) {
  return db.all(
    z.object({ seq: z.number() }),
    sql`select n as seq from generate_series(${seqFloor + 1}::int, ${Math.min(lastSeq, seqFloor + 10_000)}::int) as n
      where not exists (select from answer where attempt_id = ${attemptId} and seq = n) order by n limit 1000`,
  )
}

/** Ends the attempt once every answer of the device is here. A second time it replies with the first hand-in. */
export async function handIn(
  db: Db,
  who: Participation,
  attemptId: string,
  { device, lastSeq }: BodyOf<typeof handInContract>,
): Promise<HandedIn> {
  const attempt = (await lockAttempts(db, [attemptId])).get(attemptId)
  if (!attempt || attempt.participantId !== who.participantId) throw deliveryErrors.ATTEMPT_NOT_FOUND()
  if (!attempt.startedAt) throw deliveryErrors.ATTEMPT_NOT_STARTED()
  if (!attempt.handedInAt) {
    if (attempt.device !== device) throw deliveryErrors.ATTEMPT_MOVED()
    const missing = await listMissing(db, attemptId, attempt.seqFloor, lastSeq)
    if (missing.length > 0) {
      throw deliveryErrors.ANSWERS_MISSING({ count: missing.length, seqs: missing.map(({ seq }) => seq) })
    }
    await db.run(sql`update attempt set handed_in_at = ${who.now} where id = ${attemptId}`)
    const details = { device, lastSeq }
    await logAttempts(db, who.instansiId, [{ attemptId, at: who.now, kind: 'handed-in', details }])
  }
  const answers = await listAnswersInForce(db, [attemptId])
  const acts = await countActs(db, attempt)
  return {
    handedInAt: (attempt.handedInAt ?? who.now).toISOString(),
    answered: answers.filter(({ value }) => isAnswered(value)).length,
    items: acts === null ? attempt.itemOrder.length : 0,
    acts,
    receipt: receiptOf(who.secret, attempt, who.now),
  }
}

/** What was done in a simulation in time, openings to read left out; null where the attempt is a test. */
async function countActs(db: Db, { id, exerciseId }: { id: string; exerciseId: string }): Promise<number | null> {
  const row = await db.maybe(
    z.object({ acts: z.number() }),
    sql`select (select count(*)::int from answer where attempt_id = ${id} and not is_late
        and value #>> '{act,kind}' <> 'open') as acts
      from exercise where id = ${exerciseId} and kind = 'SIMULATION'`,
  )
  return row?.acts ?? null
}
