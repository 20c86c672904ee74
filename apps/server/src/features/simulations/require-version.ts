import { z } from 'zod'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'

const Row = z.object({ code: z.string(), current: z.number() })

/** The simulation of the actor's instansi; NOT_FOUND unless it is there and has this version, where one is named. */
export async function requireVersion(db: Db, id: string, version?: number): Promise<z.infer<typeof Row>> {
  const row = await db.maybe(
    Row,
    sql`select s.code, s.current_version as current from simulation as s
      join simulation_version as v on v.instansi_id = s.instansi_id and v.simulation_id = s.id
        and v.version = ${version === undefined ? sql`s.current_version` : sql`${version}`}
      where s.id = ${id}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}
