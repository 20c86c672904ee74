import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

/** The date on the instansi's own clock. */
export async function instansiDay(db: Db, now: Date): Promise<string> {
  const { day } = await db.one(
    z.object({ day: z.string() }),
    sql`select to_char(${now}::timestamptz at time zone timezone, 'YYYY-MM-DD') as day from instansi
      where id = current_instansi()`,
  )
  return day
}
