import type { BodyOf, JournalReply, RefusedLock, sendObservations } from '@petakom/contract'
import { audit } from '../../db/audit.ts'
import { readAssessorRecords } from '../../db/may-rate.ts'
import { type Db, sql } from '../../db/query.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { isLockEntry, refuseLock, storeLock } from './lock-candidate.ts'
import { readOwnLocks, toldLock } from './own-locks.ts'
import { readOwnSittings } from './own-sittings.ts'
import { requireAssessor } from './require-assessor.ts'
import { type Taken, takeEntries } from './take-entries.ts'

/** Stores what a device wrote in a sitting, locks what it asks to lock, and tells what the caller's other devices wrote. */
export async function hearJournal(
  db: Db,
  actor: SignedInActor,
  sittingId: string,
  { device, known, entries }: BodyOf<typeof sendObservations>,
  now: Date,
): Promise<JournalReply> {
  const { centreId } = await requireAssessor(db, actor, sittingId)
  // Two devices of one assessor take turns: the second sees what the first has stored.
  await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`observation:${sittingId}:${actor.id}`}, 0))`)
  const place = { instansiId: actor.instansiId, centreId, sittingId, accountId: actor.id }
  const taken = await takeEntries(db, place, device, entries)
  const { all, late } = taken
  if (late.length > 0) {
    const after = { sitting: sittingId, entries: late.length }
    await audit(db, actor, { action: 'observation.late', subjectType: 'centre', subjectId: centreId, after })
  }
  const refusedLocks = await settleLocks(db, actor, sittingId, device, taken, now)
  const locks = await readOwnLocks(
    db,
    actor.id,
    sql`l.exercise_id = (select exercise_id from centre_sitting where id = ${sittingId})
      and (l.sitting_id = ${sittingId} or l.participant_id in (
        select participant_id from centre_sitting_candidate where sitting_id = ${sittingId}))`,
  )
  const isLocked = new Set(locks.map(({ candidate }) => candidate))
  return {
    now: now.toISOString(),
    lastSeq: Math.max(0, ...all.filter((entry) => entry.device === device).map(({ seq }) => seq)),
    conflicts: [...taken.conflicts],
    late: [...late],
    locks: locks.map(toldLock),
    refusedLocks: refusedLocks.filter(({ candidate }) => !isLocked.has(candidate)),
    news: all
      .filter((entry) => entry.device !== device && entry.seq > (known[entry.device] ?? 0))
      .map(({ device: from, seq, act }) => ({ device: from, seq, act })),
  }
}

/** Locks that came with this delivery come about or are refused; those that were refused before are told again. */
async function settleLocks(
  db: Db,
  actor: SignedInActor,
  sittingId: string,
  device: string,
  { all, fresh }: Taken,
  now: Date,
): Promise<RefusedLock[]> {
  const asked = all.filter(isLockEntry)
  if (asked.length === 0) return []
  const [sitting] = await readOwnSittings(db, actor.id, now, sql`s.id = ${sittingId}`)
  const record = (await readAssessorRecords(db, [actor.id])).get(actor.id)
  if (!sitting || !record) return []
  const refusedLocks: RefusedLock[] = []
  for (const entry of asked) {
    const refused = refuseLock(sitting, record, all, entry)
    // What was refused once is asked again by a new entry, never by the old one.
    if (!refused && fresh.includes(entry)) await storeLock(db, actor, sitting, all, entry)
    else if (refused && entry.device === device) refusedLocks.push(refused)
  }
  return refusedLocks
}
