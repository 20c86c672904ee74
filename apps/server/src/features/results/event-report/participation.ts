import type { EventReport } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../../db/query.ts'

const count = z.number()
const Row = z.object({
  participants: count,
  present: count,
  absent: count,
  scored: count,
  complete: count,
  candidates: count,
  rated: count,
  washups: count,
  closedWashups: count,
  debriefs: count,
  acknowledged: count,
})

/** How many came, were measured, were talked over and heard their result. */
export const readParticipation = (db: Db, eventId: string): Promise<EventReport['participation']> =>
  db.one(
    Row,
    sql`with people as (select * from participant where event_id = ${eventId}),
      room as (select w.* from centre as c join washup as w on w.instansi_id = c.instansi_id and w.centre_id = c.id
        where c.event_id = ${eventId})
      select (select count(*)::int from people) as participants,
        (select count(*)::int from people where attendance in ('present', 'late')) as present,
        (select count(*)::int from people where attendance = 'absent') as absent,
        count(*)::int as scored, count(r.jpm)::int as complete,
        (select count(*)::int from centre as c join centre_candidate as d
          on d.instansi_id = c.instansi_id and d.centre_id = c.id where c.event_id = ${eventId}) as candidates,
        (select count(distinct o.participant_id)::int from centre as c join observation_rating as o
          on o.instansi_id = c.instansi_id and o.centre_id = c.id where c.event_id = ${eventId}) as rated,
        (select count(*)::int from room) as washups,
        (select count(*)::int from room where state = 'closed') as "closedWashups",
        (select count(distinct d.participant_id)::int from debrief as d join people as p on p.id = d.participant_id)
          as debriefs,
        (select count(distinct d.participant_id)::int from debrief as d join people as p on p.id = d.participant_id
          join debrief_acknowledgement as a on a.instansi_id = d.instansi_id and a.debrief_id = d.id) as acknowledged
      from people as p join result as r on r.instansi_id = p.instansi_id and r.participant_id = p.id`,
  )
