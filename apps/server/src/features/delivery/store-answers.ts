import type { AnswerEntry } from '@petakom/contract'
import { z } from 'zod'
import { prepared, type Sql, sql } from '../../db/query.ts'
import type { VersionedAttempt } from './attempts.ts'

export interface AcceptedAnswer extends AnswerEntry {
  readonly device: string
  readonly isLate: boolean
  readonly at: Date
  /** Of an act: working seconds of the attempt as it arrived. */
  readonly workedSeconds: number | null
}

/** `row` as it is to be after the answers, with the version that it had when they were decided. */
export interface ChangedAttempt {
  readonly row: VersionedAttempt
  readonly accepted: readonly AcceptedAnswer[]
}

/** What `storeAnswers` replies with for each attempt that was still as it was read. */
export const StoredRow = z.object({ id: z.string(), version: z.string() })
export type StoredRow = z.infer<typeof StoredRow>

/**
 * Moves each attempt on and stores its answers, in one statement. An attempt that somebody changed since it was read
 * is left alone together with its answers: the reply names only those that were stored, each with its new version
 * (PostgreSQL's `xmin`: the transaction that wrote the row). Rows are locked in the order of their ids before any is
 * changed, as `lockAttempts` does: an update alone locks them in whatever order its plan meets them, and two servers
 * with attempts in common would wait for each other. Each is locked inside a lateral query, which finds it by its key,
 * and changed at the place (`ctid`) where the lock holds it: joined as a whole, PostgreSQL, which guesses at a hundred
 * answers where eleven come, would read every attempt of the instansi twice for each flight.
 */
export function storeAnswers(instansiId: string, changed: readonly ChangedAttempt[]): Sql {
  const answers = changed.flatMap(({ row, accepted }) => accepted.map((entry) => ({ ...entry, attemptId: row.id })))
  const heads = changed.map(({ row: { id, version, lastSeq, answerCount, lastSavedAt, chainHash, reached } }) => ({
    ...{ id, version, lastSeq, answerCount, lastSavedAt, reached },
    chainHash: chainHash.toString('hex'),
  }))
  const storing = sql`
    with held as (
      select h.*, a.place from (
        select * from jsonb_to_recordset(${JSON.stringify(heads)}::jsonb) as h(id uuid, version xid, "lastSeq" int,
          "chainHash" text, "lastSavedAt" timestamptz, "answerCount" int, reached int) order by id
      ) as h cross join lateral (
        select a.ctid as place from attempt as a where a.instansi_id = ${instansiId} and a.id = h.id and a.xmin = h.version
        for no key update
      ) as a
    ), head as (
      update attempt as a set last_seq = h."lastSeq", chain_hash = decode(h."chainHash", 'hex'),
        last_saved_at = h."lastSavedAt", answer_count = h."answerCount", reached = h.reached
      from held as h where a.ctid = h.place
      returning a.id, a.xmin::text as version
    ), stored as (
      insert into answer (instansi_id, attempt_id, seq, item_id, value, client_time, received_at, device, is_late,
        worked_seconds)
      select ${instansiId}, e."attemptId", e.seq, e."itemId", e.value, e."clientTime", e.at, e.device, e."isLate",
        e."workedSeconds"
      from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb) as e("attemptId" uuid, seq int, "itemId" uuid,
        value jsonb, "clientTime" timestamptz, at timestamptz, device text, "isLate" boolean, "workedSeconds" int)
      join head on head.id = e."attemptId"
    )
    select id, version from head`
  return prepared('store-answers', storing)
}
