import { SimulationRow } from '@petakom/contract'
import { type Db, sql } from '../../db/query.ts'

/** Every simulation of the bank by its code, told by its version in use, else by the current one. */
export function listSimulations(db: Db): Promise<SimulationRow[]> {
  return db.all(
    SimulationRow,
    sql`select s.id, s.code, s.title, s.kind, s.family, s.state, s.current_version as "currentVersion",
        s.in_use_version as "inUseVersion",
        ceil((v.world #>> '{clock,minutes}')::numeric / (v.world #>> '{clock,pace}')::numeric)::int as minutes,
        jsonb_array_length(v.world -> 'messages') as messages, jsonb_array_length(v.rules -> 'rules') as rules,
        jsonb_array_length(v.rules -> 'rating') as ratings, v.rules -> 'competencies' as competencies,
        (select count(distinct x.event_id)::int from exercise as x
          where x.instansi_id = s.instansi_id and x.simulation_id = s.id) as "inEvents"
      from simulation as s
      join simulation_version as v on v.instansi_id = s.instansi_id and v.simulation_id = s.id
        and v.version = coalesce(s.in_use_version, s.current_version)
      order by s.code`,
  )
}
