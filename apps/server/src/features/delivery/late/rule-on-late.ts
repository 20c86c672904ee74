import type { BodyOf, LateRuling, ruleOnLateAnswers } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { announceExam } from '../../../db/exam-notices.ts'
import { type Db, sql } from '../../../db/query.ts'
import { errors } from '../../../plugins/errors.ts'
import { lockAttempts } from '../attempts.ts'
import { stateOf } from '../sitting.ts'
import { lateErrors } from './errors.ts'

const StandingRow = z.object({ turn: z.number(), counts: z.boolean(), answers: z.number() })

/**
 * A person's word on the late answers of an attempt, all that are there. The lock on the event keeps it before or after a
 * scoring; the lock on the attempt keeps answers that come meanwhile out of it.
 */
export async function ruleOnLate(
  db: Db,
  actor: AuditActor,
  attemptId: string,
  { counts, answers, reason }: BodyOf<typeof ruleOnLateAnswers>,
  now: Date,
): Promise<LateRuling> {
  const event = await db.maybe(
    z.object({ id: z.string() }),
    sql`select e.id from event as e where e.id = (
        select p.event_id from attempt as a
        join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id where a.id = ${attemptId})
      for share of e`,
  )
  const attempt = (await lockAttempts(db, [attemptId])).get(attemptId)
  if (!event || !attempt) throw errors.NOT_FOUND()
  const late = await db.all(
    z.object({ seq: z.number() }),
    sql`select seq from answer where attempt_id = ${attemptId} and is_late order by seq`,
  )
  if (late.length === 0) throw lateErrors.NOTHING_LATE()
  if (late.length !== answers) throw lateErrors.LATE_CHANGED({ count: late.length, seen: answers })
  // An extension for the seat may have opened the attempt again.
  if (!['handed-in', 'closed'].includes(stateOf(attempt, now))) throw lateErrors.TIME_NOT_OVER()
  const standing = await db.maybe(
    StandingRow,
    sql`select turn, counts, cardinality(seqs) as answers from late_ruling where attempt_id = ${attemptId}
      order by turn desc limit 1`,
  )
  const turn = (standing?.turn ?? 0) + 1
  const { at } = await db.one(
    z.object({ at: z.date() }),
    sql`insert into late_ruling (instansi_id, attempt_id, turn, counts, seqs, reason, ruled_by, ruled_by_name)
      values (${actor.instansiId}, ${attemptId}, ${turn}, ${counts}, ${late.map(({ seq }) => seq)}::int[], ${reason},
        ${actor.id}, ${actor.name}) returning ruled_at as at`,
  )
  // Changes nothing but the row's version: boards count the answers again.
  await db.run(sql`update attempt set last_seq = last_seq where id = ${attemptId}`)
  const { participantId } = attempt
  await audit(db, actor, {
    action: 'answers.ruled',
    subjectType: 'participant',
    subjectId: participantId,
    ...(standing ? { before: { counts: standing.counts, answers: standing.answers } } : {}),
    after: { attemptId, counts, answers: late.length },
    reason,
  })
  await announceExam(db, { instansiId: actor.instansiId, participantIds: [participantId] })
  return { turn, counts, answers: late.length, reason, by: actor.name, at: at.toISOString() }
}
