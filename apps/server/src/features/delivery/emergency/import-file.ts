import { createHash } from 'node:crypto'
import type { AnswerEntry, EmergencyImport, EmergencyJournal } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../../db/audit.ts'
import { announceExam } from '../../../db/exam-notices.ts'
import { type Db, sql } from '../../../db/query.ts'
import { isServed } from '../accept-answers.ts'
import { lockAttempts, logAttempts, type VersionedAttempt } from '../attempts.ts'
import { readForm } from '../forms.ts'
import { saveAnswers } from '../save-answers.ts'
import { emergencyErrors } from './errors.ts'

const OwnerRow = z.object({
  participantId: z.string(),
  number: z.number(),
  seat: z.number().nullable(),
  name: z.string(),
  exercise: z.string(),
})
const AT_ONCE = 500

export interface EmergencyUpload {
  readonly fileName: string
  readonly content: Buffer
  readonly journal: EmergencyJournal
}

/**
 * Takes the answers of an emergency file the way of any other delivery of that device: each number once, what an earlier
 * device may still bring, marked where the time was over when the file came.
 */
export async function importEmergencyFile(
  db: Db,
  actor: AuditActor,
  eventId: string,
  { fileName, content, journal }: EmergencyUpload,
  { now, secret }: { now: Date; secret: Buffer },
): Promise<EmergencyImport> {
  const { instansiId } = actor
  const { attemptId, device, epoch, writtenAt, entries } = journal
  const owner = await db.maybe(
    OwnerRow,
    sql`select p.id as "participantId", p.number, p.seat, g.name, x.name as exercise
      from attempt as a
      join exercise as x on x.instansi_id = a.instansi_id and x.id = a.exercise_id
      join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      join pegawai as g on g.instansi_id = p.instansi_id and g.id = p.pegawai_id
      where a.id = ${attemptId} and p.event_id = ${eventId}`,
  )
  if (!owner) throw emergencyErrors.EMERGENCY_OTHER_EVENT()
  const { participantId, ...person } = owner
  const attempt = (await lockAttempts(db, [attemptId])).get(attemptId)!
  const { mine, foreign } = await sortOut(db, instansiId, attempt, entries)
  const before = await countStored(db, attemptId)
  let conflicts = 0
  for (let from = 0; from < mine.length; from += AT_ONCE) {
    const body = { device, entries: mine.slice(from, from + AT_ONCE) }
    const [outcome] = await saveAnswers(db, instansiId, [
      { who: { instansiId, participantId, now, secret }, attemptId, body },
    ])
    // What was kept in spite of a refusal is told by its count below; nothing kept at all is a refusal of the file.
    if (!outcome!.saved) throw outcome!.refusal!
    conflicts += outcome!.saved.conflicts.length
  }
  const after = await countStored(db, attemptId)
  const beyond = await countBeyond(db, attempt, device, mine)
  const stored = after.answers - before.answers
  const counts = {
    entries: entries.length,
    stored,
    known: Math.max(0, mine.length - stored - conflicts - beyond),
    conflicts,
    refused: foreign + beyond,
    late: after.late - before.late,
  }
  const file = { fileName: fileName.slice(0, 200), sha256: createHash('sha256').update(content).digest('hex') }
  await logAttempts(db, instansiId, [
    { attemptId, at: now, kind: 'emergency-file', details: { ...counts, ...file, device, epoch } },
  ])
  await audit(db, actor, {
    action: 'emergency.imported',
    subjectType: 'participant',
    subjectId: participantId,
    after: { attemptId, ...counts, ...file },
  })
  await announceExam(db, { instansiId, participantIds: [participantId] })
  return { ...person, writtenAt, ...counts }
}

/** A sealed file holds what its test served; where somebody made one by hand, the rest of it still counts. */
async function sortOut(db: Db, instansiId: string, attempt: VersionedAttempt, entries: readonly AnswerEntry[]) {
  const form = await readForm(db, instansiId, attempt.exerciseId)
  const mine = entries.filter((entry) => isServed(attempt, form, entry)).sort((a, b) => a.seq - b.seq)
  return { mine, foreign: entries.length - mine.length }
}

const countStored = (db: Db, attemptId: string) =>
  db.one(
    z.object({ answers: z.number(), late: z.number() }),
    sql`select count(*)::int as answers, count(*) filter (where is_late)::int as late from answer
      where attempt_id = ${attemptId}`,
  )

/** Of another device than the one that holds the attempt: above the floor nothing is stored. */
async function countBeyond(db: Db, attempt: VersionedAttempt, device: string, mine: readonly AnswerEntry[]) {
  if (attempt.device === device) return 0
  const above = mine.filter(({ seq }) => seq > attempt.seqFloor).map(({ seq }) => seq)
  if (above.length === 0) return 0
  const { missing } = await db.one(
    z.object({ missing: z.number() }),
    sql`select count(*)::int as missing from unnest(${above}::int[]) as n where not exists (
      select from answer where attempt_id = ${attempt.id} and seq = n)`,
  )
  return missing
}
