import type { BodyOf, moveSittings } from '@petakom/contract'
import { mayBeAccepted, newConflicts } from '@petakom/domain'
import type { AuditActor } from '../../../db/audit.ts'
import type { Db } from '../../../db/query.ts'
import { clockOf, minuteOf } from '../clock.ts'
import { centreErrors } from '../errors.ts'
import { listExerciseRows } from '../exercises.ts'
import { holdCentre } from '../hold-centre.ts'
import { localTime, readFacts } from './facts.ts'
import { tell } from './read-timetable.ts'
import { hasBegun, readSittings } from './sittings.ts'
import { storeTimetable } from './store-timetable.ts'
import { latestVersion } from './versions.ts'

/** Changes by hand, all or none; what they break is told first, and stored only where a reason allows it. */
export async function moveByHand(
  db: Db,
  actor: AuditActor,
  centreId: string,
  { version, changes, reason, accept, dryRun }: BodyOf<typeof moveSittings>,
  now: Date,
) {
  await holdCentre(db, centreId)
  const before = await readSittings(db, centreId)
  if (before.length === 0) throw centreErrors.NO_TIMETABLE()
  const current = await latestVersion(db, centreId)
  if (version !== current) throw centreErrors.TIMETABLE_CHANGED({ version: current })
  const wanted = new Map(changes.map((change) => [change.sittingId, change]))
  if (wanted.size < changes.length) throw centreErrors.SITTING_TWICE()
  const time = await localTime(db, now)
  for (const id of wanted.keys()) {
    const sitting = before.find((one) => one.id === id)
    if (!sitting) throw centreErrors.SITTING_UNKNOWN()
    if (!sitting.isObserved && !hasBegun(sitting, time)) continue
    const exercise = (await listExerciseRows(db, centreId)).find((one) => one.id === sitting.exercise)
    throw centreErrors.SITTING_FIXED({
      exercise: exercise?.name ?? '',
      day: sitting.day,
      start: clockOf(sitting.start),
    })
  }
  const after = before.map((one) => {
    const change = wanted.get(one.id)
    if (!change) return one
    return {
      ...one,
      day: change.day ?? one.day,
      start: change.start === undefined ? one.start : minuteOf(change.start),
      room: change.roomId ?? one.room,
      participants: change.participantIds ?? one.participants,
      assessors: change.accountIds ?? one.assessors,
      rolePlayer: change.rolePlayerId === undefined ? one.rolePlayer : change.rolePlayerId,
    }
  })
  const late = after.find((one, index) => one !== before[index] && hasBegun(one, time))
  if (late) throw centreErrors.MOVE_INTO_PAST({ day: late.day, start: clockOf(late.start) })
  const facts = await readFacts(db, centreId, time.day)
  const broken = newConflicts(facts, before, after)
  const conflicts = broken.map((one) => ({ ...tell(after)(one), mayBeAccepted: mayBeAccepted(one.rule) }))
  if (dryRun) return { version: null, conflicts }
  const hard = broken.filter(({ rule }) => !mayBeAccepted(rule)).length
  if (hard > 0) throw centreErrors.MOVE_CONFLICTS({ count: hard, conflicts })
  if (broken.length > 0 && !(accept && reason.length >= 3))
    throw centreErrors.MOVE_UNREASONED({ count: broken.length, conflicts })
  const stored = await storeTimetable(db, actor, centreId, facts, after, { cause: 'by-hand', reason })
  return { version: stored.version, conflicts }
}
