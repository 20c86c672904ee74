import { z } from 'zod'
import { type Db, sql } from './query.ts'

/** The latest word on late answers of an event, so that a scoring can tell whether one was said meanwhile. */
export async function lastLateRuling(db: Db, eventId: string): Promise<string | null> {
  const row = await db.maybe(
    z.object({ id: z.string() }),
    sql`select r.id from late_ruling as r
      join attempt as a on a.instansi_id = r.instansi_id and a.id = r.attempt_id
      join participant as p on p.instansi_id = a.instansi_id and p.id = a.participant_id
      where p.event_id = ${eventId} order by r.ruled_at desc limit 1`,
  )
  return row?.id ?? null
}
