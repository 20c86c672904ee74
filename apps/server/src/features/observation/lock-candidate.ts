import type { RefusedLock } from '@petakom/contract'
import { type AssessorRecord, decideLock, mayRate, type ObservationEntry, replayObservation } from '@petakom/domain'
import { audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import type { SittingRow } from './own-sittings.ts'
import { candidatesInWashup } from './take-entries.ts'

export interface LockEntry extends ObservationEntry {
  readonly act: Extract<ObservationEntry['act'], { type: 'lock' }>
}
export const isLockEntry = (entry: ObservationEntry): entry is LockEntry => entry.act.type === 'lock'

/**
 * Why the candidate cannot be locked, or null. Decided on what this device had written until it asked, and on all that
 * other devices have told.
 */
export function refuseLock(
  sitting: SittingRow,
  record: AssessorRecord,
  all: readonly ObservationEntry[],
  { device, seq, act }: LockEntry,
): RefusedLock | null {
  const { candidate, sheetVersion } = act
  const refused = (why: RefusedLock['why'], more: Partial<RefusedLock> = {}) => ({
    ...{ seq, candidate, why, missing: [], bars: [] },
    ...more,
  })
  if (!sitting.isMine || sitting.task !== 'assessor') return refused('not-mine')
  const found = sitting.candidates.find(({ id, isHere }) => id === candidate && isHere)
  if (!found) return refused('not-here')
  const { may, reasons } = mayRate(record, ratingQuestion(sitting, [found]))
  if (!may) return refused('may-not-rate', { bars: [...reasons] })
  if (sheetVersion !== sitting.sheetVersion) return refused('sheet-changed')
  const decision = decideLock(workspaceAt(all, device, seq), candidate, sitting.competencies)
  return decision.outcome === 'missing' ? refused('missing', { missing: [...decision.missing] }) : null
}

/** On the day of the sitting, for the posts that these candidates aim at. */
export const ratingQuestion = ({ day }: Pick<SittingRow, 'day'>, candidates: SittingRow['candidates']) => ({
  day,
  tiers: [...new Set(candidates.flatMap(({ targetTier }) => targetTier ?? []))],
})

const workspaceAt = (all: readonly ObservationEntry[], device: string, seq: number) =>
  replayObservation(all.filter((entry) => entry.device !== device || entry.seq <= seq))

/** Stores the levels with their evidence. The caller has made sure that nothing refuses it, and holds the journal. */
export async function storeLock(
  db: Db,
  actor: SignedInActor,
  sitting: SittingRow,
  all: readonly ObservationEntry[],
  { device, seq, act }: LockEntry,
): Promise<void> {
  const { candidate } = act
  const decision = decideLock(workspaceAt(all, device, seq), candidate, sitting.competencies)
  if (decision.outcome !== 'locks') throw new Error(`${candidate} cannot be locked`)
  const { ratings, notObserved } = decision
  const { instansiId } = actor
  const { centreId, exerciseId, sheetId, sheetVersion } = sitting
  const isLate = (await candidatesInWashup(db, { instansiId, centreId }, [candidate])).has(candidate)
  const locked = await db.run(sql`
    insert into observation_lock (instansi_id, exercise_id, participant_id, account_id, centre_id, sitting_id,
      sheet_version, not_observed, is_late)
    values (${instansiId}, ${exerciseId}, ${candidate}, ${actor.id}, ${centreId}, ${sitting.id}, ${sheetVersion},
      ${JSON.stringify(notObserved)}, ${isLate})
    on conflict do nothing`)
  if (locked === 0) return
  await db.run(sql`
    insert into observation_rating (instansi_id, centre_id, exercise_id, sitting_id, participant_id, account_id,
      competency, level, evidence, sheet_id, sheet_version, is_late)
    select ${instansiId}, ${centreId}, ${exerciseId}, ${sitting.id}, ${candidate}, ${actor.id}, r.competency, r.level,
      r.evidence, ${sheetId}, ${sheetVersion}, ${isLate}
    from jsonb_to_recordset(${JSON.stringify(ratings)}::jsonb) as r(competency text, level int, evidence jsonb)`)
  await audit(db, actor, {
    action: 'observation.locked',
    subjectType: 'participant',
    subjectId: candidate,
    // Levels stand in the ratings: whoever reads the trail must not learn them before the wash-up.
    after: { exercise: sitting.exerciseName, rated: ratings.length, notObserved: notObserved.length, isLate },
  })
}
