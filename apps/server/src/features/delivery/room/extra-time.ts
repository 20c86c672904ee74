import type { BodyOf, grantExtraTime as grantContract } from '@petakom/contract'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { announceExam } from '../../../db/exam-notices.ts'
import { type Db, sql } from '../../../db/query.ts'
import { lockAttempts, logAttempts } from '../attempts.ts'
import { deliveryErrors } from '../errors.ts'
import { deadlineOf } from '../sitting.ts'

/** Adds working time and moves the closing time with it; the open page is told at once. */
export async function grantExtraTime(
  db: Db,
  actor: AuditActor,
  attemptId: string,
  { minutes, reason }: BodyOf<typeof grantContract>,
  now: Date,
) {
  const attempt = (await lockAttempts(db, [attemptId])).get(attemptId)
  if (!attempt) throw deliveryErrors.ATTEMPT_NOT_FOUND()
  if (attempt.handedInAt) throw deliveryErrors.ATTEMPT_HANDED_IN()
  const extraSeconds = attempt.extraSeconds + minutes * 60
  await db.run(sql`update attempt set extra_seconds = ${extraSeconds} where id = ${attemptId}`)
  await announceExam(db, { instansiId: actor.instansiId, participantIds: [attempt.participantId] })
  await logAttempts(db, actor.instansiId, [{ attemptId, at: now, kind: 'extra-time', details: { minutes, reason } }])
  await audit(db, actor, {
    action: 'attempt.extra-time',
    subjectType: 'attempt',
    subjectId: attemptId,
    before: { extraSeconds: attempt.extraSeconds },
    after: { extraSeconds },
    reason,
  })
  const deadline = attempt.startedAt ? deadlineOf({ ...attempt, extraSeconds }, now).toISOString() : null
  return { extraMinutes: extraSeconds / 60, deadline }
}
