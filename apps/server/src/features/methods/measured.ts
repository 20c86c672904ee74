import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'

const Row = z.object({ eventName: z.string(), people: z.number(), testMinutes: z.number(), standardError: z.number() })

/**
 * The error of a competency's level in the last event with results: root mean square over people and competencies, in
 * levels, read back from the 80 % intervals (1.2816 standard errors to each side); those cut at an end of the scale are
 * left out, as their width says less.
 */
export const readMeasuredErrors = (db: Db) =>
  db.maybe(
    Row,
    sql`with last as (
        select e.id, e.name from event as e
        where exists (select from participant as p join result as r on r.instansi_id = p.instansi_id
          and r.participant_id = p.id where p.instansi_id = e.instansi_id and p.event_id = e.id)
        order by e.ends_on desc, e.id limit 1)
      select last.name as "eventName", count(distinct s.participant_id)::int as people,
        (select coalesce(sum(duration_minutes), 0)::int from exercise as x
          where x.event_id = last.id and x.kind = 'TEST') as "testMinutes",
        sqrt(avg(power((s.high - s.low) / (2 * 1.2815515655446004), 2))) as "standardError"
      from last
      join participant as p on p.event_id = last.id
      join result_score as s on s.instansi_id = p.instansi_id and s.participant_id = p.id
        and s.scale_kind = 'competency' and s.low > 1 and s.high < 5
      group by last.id, last.name`,
  )
