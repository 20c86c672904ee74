import type { BodyOf, setDesign } from '@petakom/contract'
import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { eventErrors } from './errors.ts'

const SimulationRow = z.object({
  id: z.string(),
  code: z.string(),
  version: z.number(),
  minutes: z.number(),
  competencies: z.array(z.string()),
})

type Designed = BodyOf<typeof setDesign>['exercises'][number]

/** The version in use of a simulation that is to be an exercise: nothing else with it, and enough time for its story. */
export async function pickSimulation(
  db: Db,
  { name, durationMinutes, itemCodes, delivery }: Pick<Designed, 'name' | 'durationMinutes' | 'itemCodes' | 'delivery'>,
  simulationId: string,
): Promise<z.infer<typeof SimulationRow>> {
  const isAlone = itemCodes.length === 0 && delivery.mode === 'free' && !delivery.blueprint && !delivery.adaptive
  if (!isAlone) throw eventErrors.SIMULATION_MIXED({ name })
  const found = await db.maybe(
    SimulationRow,
    sql`select s.id, s.code, v.version, v.rules -> 'competencies' as competencies,
        ceil((v.world #>> '{clock,minutes}')::numeric / (v.world #>> '{clock,pace}')::numeric)::int as minutes
      from simulation as s
      join simulation_version as v on v.instansi_id = s.instansi_id and v.simulation_id = s.id and v.version = s.in_use_version
      where s.id = ${simulationId}`,
  )
  if (!found) throw eventErrors.SIMULATION_UNKNOWN({ name })
  if (durationMinutes < found.minutes)
    throw eventErrors.SIMULATION_TOO_SHORT({ name, code: found.code, minutes: found.minutes, given: durationMinutes })
  return found
}
