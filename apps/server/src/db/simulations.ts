import { createHash } from 'node:crypto'
import {
  canonicalJson,
  type Scenario,
  type SimulationRules,
  type SimulationWorld,
  splitScenario,
} from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from './audit.ts'
import { type Db, sql } from './query.ts'

export interface StoredSimulation {
  readonly id: string
  readonly version: number
  readonly outcome: 'added' | 'new-version' | 'unchanged'
}

const KnownRow = z.object({ id: z.string(), version: z.number(), hash: z.string() })

/** SHA-256, hexadecimal, of a scenario whatever number its version has. */
export function hashOfScenario({ version: _, ...content }: Scenario): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex')
}

/**
 * Puts a scenario into the bank: as a new simulation, as the next version of the one that has its code, or not at all
 * where nothing differs. With `in-use` events take it at once; as a draft it waits for a second person. The number in the
 * stored world is the bank's own.
 */
export async function addSimulation(
  db: Db,
  actor: AuditActor,
  scenario: Scenario,
  { state }: { readonly state: 'draft' | 'in-use' },
): Promise<StoredSimulation> {
  const { code, family, kind, title } = scenario
  const hash = hashOfScenario(scenario)
  const known = await db.maybe(
    KnownRow,
    sql`select s.id, s.current_version as version, encode(v.content_hash, 'hex') as hash from simulation as s
      join simulation_version as v on v.instansi_id = s.instansi_id and v.simulation_id = s.id
        and v.version = s.current_version
      where s.code = ${code} for update of s`,
  )
  if (known?.hash === hash) return { id: known.id, version: known.version, outcome: 'unchanged' }
  const version = (known?.version ?? 0) + 1
  const inUse = state === 'in-use' ? version : null
  const { id } = known
    ? await db.one(
        z.object({ id: z.string() }),
        sql`update simulation set family = ${family}, kind = ${kind}, title = ${title}, state = ${state},
            current_version = ${version}, in_use_version = coalesce(${inUse}::int, in_use_version)
          where id = ${known.id} returning id`,
      )
    : await db.one(
        z.object({ id: z.string() }),
        sql`insert into simulation (instansi_id, code, family, kind, title, state, in_use_version)
          values (${actor.instansiId}, ${code}, ${family}, ${kind}, ${title}, ${state}, ${inUse}::int) returning id`,
      )
  const { world, rules } = splitScenario({ ...scenario, version })
  await db.run(sql`
    insert into simulation_version (instansi_id, simulation_id, version, world, rules, content_hash, created_by,
      created_by_name)
    values (${actor.instansiId}, ${id}, ${version}, ${JSON.stringify(world)}, ${JSON.stringify(rules)},
      decode(${hash}, 'hex'), ${actor.id}, ${actor.name})`)
  const fact = { subjectType: 'simulation', subjectId: id, after: { code, title, version, state, hash } }
  if (known) await audit(db, actor, { action: 'simulation.revised', ...fact })
  else await audit(db, actor, { action: 'simulation.added', ...fact })
  return { id, version, outcome: known ? 'new-version' : 'added' }
}

/** What a participant's device gets of a version. */
export async function readWorld(db: Db, simulationId: string, version: number): Promise<SimulationWorld> {
  const { world } = await db.one(
    z.object({ world: z.custom<SimulationWorld>() }),
    sql`select world from simulation_version where simulation_id = ${simulationId} and version = ${version}`,
  )
  return world
}

/** A version whole, with what never leaves the server. */
export async function readScenario(db: Db, simulationId: string, version: number): Promise<Scenario> {
  const { world, rules } = await db.one(
    z.object({ world: z.custom<SimulationWorld>(), rules: z.custom<SimulationRules>() }),
    sql`select world, rules from simulation_version where simulation_id = ${simulationId} and version = ${version}`,
  )
  return { ...world, ...rules }
}
