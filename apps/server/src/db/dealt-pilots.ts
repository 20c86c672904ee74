import { CalibratedParameters, StoredContent, StoredScoring } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from './query.ts'
import type { FormItem } from './sittings.ts'

const PilotRow = z.object({
  exerciseId: z.string(),
  id: z.string(),
  version: z.number(),
  competency: z.string(),
  theme: z.string(),
  potentialAspect: z.string().nullable(),
  content: StoredContent,
  scoring: StoredScoring,
  parameters: CalibratedParameters.extend({ provisional: z.boolean().optional() }),
})
const DealtRow = z.object({ participantId: z.string(), exerciseId: z.string(), itemIds: z.array(z.string()) })

/** Items on trial in an event: a function from a person's sitting to those that person was dealt, in the version served. */
export async function readDealtPilots(db: Db, eventId: string, calibrations: readonly string[] = []) {
  const rows = await db.all(
    PilotRow,
    sql`select f.exercise_id as "exerciseId", i.id, f.version, i.competency, i.theme,
        i.potential_aspect as "potentialAspect", v.content, v.scoring, coalesce(k.parameters, v.parameters) as parameters
      from exercise as x
      join exercise_item as f on f.instansi_id = x.instansi_id and f.exercise_id = x.id and f.is_pilot
      join item as i on i.instansi_id = f.instansi_id and i.id = f.item_id
      join item_version as v on v.instansi_id = f.instansi_id and v.item_id = f.item_id and v.version = f.version
      left join lateral (
        select c.parameters from calibration_item as c
        where c.instansi_id = f.instansi_id and c.item_id = f.item_id and c.version = f.version
          and c.calibration_id = any(${calibrations}::uuid[]) and c.outcome = 'calibrated'
        order by array_position(${calibrations}::uuid[], c.calibration_id) desc limit 1
      ) as k on true
      where x.event_id = ${eventId} order by x.position, f.position`,
  )
  const dealt = await db.all(
    DealtRow,
    sql`select a.participant_id as "participantId", a.exercise_id as "exerciseId", array_agg(s.item_id) as "itemIds"
      from exercise as x
      join attempt as a on a.instansi_id = x.instansi_id and a.exercise_id = x.id and a.started_at is not null
      cross join lateral unnest(a.item_order) as s(item_id)
      join exercise_item as f on f.instansi_id = a.instansi_id and f.exercise_id = a.exercise_id and f.item_id = s.item_id
      where x.event_id = ${eventId} and f.is_pilot group by a.participant_id, a.exercise_id`,
  )
  const items = new Map<string, FormItem>(
    rows.map(({ exerciseId, content, ...row }) => [
      `${exerciseId}:${row.id}`,
      { ...row, interaction: content.interaction },
    ]),
  )
  const byPerson = Map.groupBy(dealt, ({ participantId }) => participantId)
  return ({ participantId, exercises }: { participantId: string; exercises: readonly string[] }): FormItem[] =>
    (byPerson.get(participantId) ?? [])
      .filter(({ exerciseId }) => exercises.includes(exerciseId))
      .flatMap(({ exerciseId, itemIds }) => itemIds.map((id) => items.get(`${exerciseId}:${id}`)!))
}
