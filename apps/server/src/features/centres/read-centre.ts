import type { CentreSettings } from '@petakom/contract'
import type { MayRateReason } from '@petakom/domain'
import { z } from 'zod'
import { readMayRate } from '../../db/may-rate.ts'
import { type Db, sql } from '../../db/query.ts'
import { listAbsenceRows } from './absences.ts'
import { listAssessorRows } from './assessors.ts'
import { listCandidateRows } from './candidates.ts'
import { listExerciseRows } from './exercises.ts'
import { readHeld } from './hold-centre.ts'
import { listRoomRows } from './rooms.ts'
import { readSummary } from './timetable/versions.ts'

export async function readCentre(db: Db, id: string) {
  const { eventId, name, preset, settings, observed } = await readHeld(db, id)
  const { timezone, eventName } = await db.one(
    z.object({ timezone: z.string(), eventName: z.string() }),
    sql`select i.timezone, e.name as "eventName" from event as e join instansi as i on i.id = e.instansi_id
      where e.id = ${eventId}`,
  )
  const candidates = await listCandidateRows(db, id)
  return {
    ...{ id, eventId, eventName, name, preset, timezone, settings, observed },
    exercises: await listExerciseRows(db, id),
    rooms: await listRoomRows(db, id),
    candidates,
    assessors: await withEntitlement(db, await listAssessorRows(db, id), settings, candidates),
    absences: await listAbsenceRows(db, id),
    timetable: await readSummary(db, id),
  }
}

type Assessors = Awaited<ReturnType<typeof listAssessorRows>>
type Candidates = Awaited<ReturnType<typeof listCandidateRows>>

/** Whoever may not rate every candidate on every day, with all that is said against it; a role player rates nobody. */
async function withEntitlement(db: Db, assessors: Assessors, { days }: CentreSettings, candidates: Candidates) {
  const tiers = [...new Set(candidates.flatMap(({ targetTier, tier }) => targetTier ?? tier ?? []))]
  const accountIds = assessors.flatMap(({ accountId, task }) => (task === 'role-player' ? [] : [accountId]))
  const against = new Map<string, Set<MayRateReason>>()
  for (const { date: day } of days)
    for (const [id, { may, reasons }] of await readMayRate(db, { accountIds, day, tiers }))
      if (!may) against.set(id, new Set([...(against.get(id) ?? []), ...reasons]))
  return assessors.map((one) => ({ ...one, mayNotRate: [...(against.get(one.accountId) ?? [])] }))
}
