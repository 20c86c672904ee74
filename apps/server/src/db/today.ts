import { z } from 'zod'
import { type Db, sql } from './query.ts'

/** The local day of the actor's instansi at an instant, YYYY-MM-DD. */
export async function localDay(db: Db, now: Date): Promise<string> {
  const { day } = await db.one(
    z.object({ day: z.string() }),
    sql`select (${now.toISOString()}::timestamptz at time zone timezone)::date::text as day from instansi
      where id = current_instansi()`,
  )
  return day
}
