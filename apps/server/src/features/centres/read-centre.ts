import { z } from 'zod'
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
  return {
    ...{ id, eventId, eventName, name, preset, timezone, settings, observed },
    exercises: await listExerciseRows(db, id),
    rooms: await listRoomRows(db, id),
    candidates: await listCandidateRows(db, id),
    assessors: await listAssessorRows(db, id),
    absences: await listAbsenceRows(db, id),
    timetable: await readSummary(db, id),
  }
}
