import type { RepairResult } from '@petakom/contract'
import { type Centre, canonicalJson, repairTimetable } from '@petakom/domain'
import type { AuditActor } from '../../../db/audit.ts'
import type { Database } from '../../../db/database.ts'
import type { Db } from '../../../db/query.ts'
import type { Progress } from '../../../jobs/worker-side.ts'
import { centreErrors } from '../errors.ts'
import { holdCentre } from '../hold-centre.ts'
import { type LocalTime, localTime, readFacts } from './facts.ts'
import { hasBegun, readSittings } from './sittings.ts'
import { storeTimetable } from './store-timetable.ts'
import { latestVersion } from './versions.ts'

export interface RepairOrder {
  readonly kind: 'repair'
  readonly centreId: string
  readonly reason: string
  readonly effort: number
  readonly now: Date
}

type Standing = Awaited<ReturnType<typeof readSittings>>

/** Mends the timetable in force for the absences told so far, as the next version; when nothing is gained, none. */
export async function repairCentre(
  database: Database,
  actor: AuditActor,
  { centreId, reason, effort, now }: RepairOrder,
  progress: Progress,
): Promise<RepairResult> {
  progress(0.05, 'centre')
  const read = await database.tenant(actor.instansiId, (db) => readRepairable(db, centreId, now))
  progress(0.2, 'searching')
  const { sittings, facts, time } = read
  const fixed = new Set(sittings.flatMap((one, index) => (staysPut(one, facts, time) ? [index] : [])))
  const { sittings: after, ...told } = repairTimetable(facts, sittings, { fixed, from: time, effort })
  progress(0.95, 'writing')
  if (told.changed === 0) return { outcome: 'repaired', version: null, ...told }
  return database.tenant(actor.instansiId, async (db) => {
    if (canonicalJson(await readRepairable(db, centreId, now)) !== canonicalJson(read))
      throw centreErrors.CENTRE_CHANGED_MEANWHILE()
    const standing = after.flatMap((one, index) => (one ? [{ ...one, id: sittings[index]?.id }] : []))
    const { changed, fewestChanges } = told
    const storing = { cause: 'repaired', reason, changed, fewestChanges } as const
    const { version } = await storeTimetable(db, actor, centreId, facts, standing, storing)
    return { outcome: 'repaired' as const, version, ...told }
  })
}

export async function readRepairable(db: Db, centreId: string, now: Date) {
  await holdCentre(db, centreId)
  const time = await localTime(db, now)
  const sittings = await readSittings(db, centreId)
  if (sittings.length === 0) throw centreErrors.NO_TIMETABLE()
  return { facts: await readFacts(db, centreId, time.day), sittings, time, version: await latestVersion(db, centreId) }
}

/** Observed, or begun with somebody there: one that nobody came to can still be held. */
function staysPut(one: Standing[number], facts: Centre, time: LocalTime): boolean {
  if (one.isObserved) return true
  const isAway = (who: string) =>
    facts.absences.some(
      (gone) => gone.who === who && gone.day === one.day && gone.start <= one.start && one.start < gone.end,
    )
  return hasBegun(one, time) && !one.participants.every(isAway)
}
