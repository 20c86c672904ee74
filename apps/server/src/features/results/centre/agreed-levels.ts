import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

/** A level that the wash-up agreed on, by the minutes it was closed with. */
export interface AgreedLevel {
  readonly minutesId: string
  readonly person: string
  readonly competency: string
  readonly level: number
}

const Row = z.object({ minutesId: z.string(), person: z.string(), competency: z.string(), level: z.number() })

/** Of the closed wash-ups of an event, by their latest minutes or by exactly these. One that was opened again has none. */
export function readAgreedLevels(db: Db, eventId: string, only: readonly string[] | null): Promise<AgreedLevel[]> {
  const holds =
    only === null
      ? sql`w.state = 'closed' and not exists (select from washup_minutes as later
          where later.instansi_id = m.instansi_id and later.washup_id = m.washup_id and later.number > m.number)`
      : sql`m.id = any(${only}::uuid[])`
  return db.all(
    Row,
    sql`select m.id as "minutesId", w.participant_id as person, l.competency, l.level
      from centre as c
      join washup as w on w.instansi_id = c.instansi_id and w.centre_id = c.id
      join washup_minutes as m on m.instansi_id = w.instansi_id and m.washup_id = w.id
      join washup_level as l on l.instansi_id = m.instansi_id and l.minutes_id = m.id
      where c.event_id = ${eventId} and ${holds} order by m.id, l.competency`,
  )
}
