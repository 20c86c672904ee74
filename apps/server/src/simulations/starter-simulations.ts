import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Scenario } from '@petakom/domain'
import { z } from 'zod'
import type { AuditActor } from '../db/audit.ts'
import { type Db, sql } from '../db/query.ts'
import { addSimulation } from '../db/simulations.ts'
import { readSimulation } from './read-simulation.ts'

const FOLDER = join(import.meta.dirname, '../../../../data/simulations')

/** The original simulations that come with Petakom, in the order of their codes. */
export async function readStarterSimulations(): Promise<Scenario[]> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.yaml')).sort()
  const readings = await Promise.all(names.map((name) => readSimulation(join(FOLDER, name))))
  return readings.map((reading, n) => {
    if (reading.outcome === 'refused') throw new Error(`${names[n]}: ${JSON.stringify(reading.problems)}`)
    return reading.scenario
  })
}

/** Adds those whose code the bank lacks, ready for use; what is there stays. Returns how many were added. */
export async function addStarterSimulations(
  db: Db,
  actor: AuditActor,
  scenarios: readonly Scenario[],
): Promise<number> {
  const known = await db.all(z.object({ code: z.string() }), sql`select code from simulation`)
  const codes = new Set(known.map(({ code }) => code))
  const missing = scenarios.filter(({ code }) => !codes.has(code))
  for (const scenario of missing) await addSimulation(db, actor, scenario, { state: 'in-use' })
  return missing.length
}
