import { z } from 'zod'
import { type Db, sql } from './query.ts'

/** Corrections of keys that somebody released for an event, in the order of their release: of one item the last holds. */
export async function correctionsInForce(db: Db, eventId: string): Promise<string[]> {
  const rows = await db.all(
    z.object({ id: z.string() }),
    sql`select correction_id as id from key_correction_decision
      where event_id = ${eventId} and decision = 'released' order by decided_at, correction_id`,
  )
  return rows.map(({ id }) => id)
}

/** By exercise of an event, which of these corrections touch an item of its form, in their order. */
export async function correctionsByExercise(
  db: Db,
  eventId: string,
  corrections: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  if (corrections.length === 0) return new Map()
  const rows = await db.all(
    z.object({ exerciseId: z.string(), ids: z.array(z.string()) }),
    sql`select f.exercise_id as "exerciseId",
        array_agg(c.id::text order by array_position(${corrections}::uuid[], c.id)) as ids
      from exercise as x
      join exercise_item as f on f.instansi_id = x.instansi_id and f.exercise_id = x.id and not f.is_pilot
      join key_correction as c on c.instansi_id = f.instansi_id and c.item_id = f.item_id and c.version = f.version
      where x.event_id = ${eventId} and c.id = any(${corrections}::uuid[]) group by f.exercise_id`,
  )
  return new Map(rows.map(({ exerciseId, ids }) => [exerciseId, ids]))
}
