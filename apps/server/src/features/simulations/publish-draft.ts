import { type BodyOf, type publishSimulationDraft, SimulationFile } from '@petakom/contract'
import { checkScenario, finishDraft, type Scenario } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { addSimulation } from '../../db/simulations.ts'
import { getDraft } from './draft-store.ts'
import { simulationDeskErrors } from './errors.ts'

/** The draft as a finished file without errors; else a refusal that counts what is wrong. */
export function requireReady(draft: Scenario): Scenario {
  const finished = SimulationFile.safeParse(finishDraft(draft))
  const errors = finished.success
    ? checkScenario(finished.data).filter(({ severity }) => severity === 'error').length
    : finished.error.issues.length
  if (!finished.success || errors > 0) throw simulationDeskErrors.SIMULATION_NOT_READY({ count: errors })
  return finished.data
}

const Known = z.object({ id: z.string(), version: z.number(), code: z.string() })

/** Makes the next version of the draft, remembers who wrote it, and ends the draft; one transaction. */
export async function publishDraft(
  db: Db,
  actor: AuditActor & { readonly id: string },
  id: string,
  { revision, seenVersion }: BodyOf<typeof publishSimulationDraft>,
): Promise<{ simulationId: string; version: number }> {
  const draft = await getDraft(db, id, { lock: true })
  if (draft.revision !== revision) throw simulationDeskErrors.SIMULATION_DRAFT_CHANGED()
  const content = requireReady(draft.content)
  const { code } = content
  const known = await db.maybe(
    Known,
    sql`select id, current_version as version, code from simulation
      where ${draft.basedOn ? sql`id = ${draft.basedOn.simulationId}` : sql`code = ${code}`} for update`,
  )
  if (!draft.basedOn && known) throw simulationDeskErrors.SIMULATION_CODE_TAKEN({ code })
  if (known && known.code !== code) throw simulationDeskErrors.SIMULATION_CODE_CHANGED({ code: known.code })
  if (known && known.version !== draft.basedOn?.version && known.version !== seenVersion)
    throw simulationDeskErrors.SIMULATION_VERSION_MOVED({ version: known.version })
  const { id: simulationId, version, outcome } = await addSimulation(db, actor, content, { state: 'draft' })
  if (outcome === 'unchanged') throw simulationDeskErrors.SIMULATION_UNCHANGED({ version })
  await db.run(sql`insert into simulation_author (instansi_id, simulation_id, version, account_id)
    select instansi_id, ${simulationId}::uuid, ${version}::int, account_id from simulation_draft_writer where draft_id = ${id}
    union select ${actor.instansiId}::uuid, ${simulationId}::uuid, ${version}::int, ${actor.id}::uuid`)
  await db.run(sql`delete from simulation_draft where id = ${id}`)
  await audit(db, actor, {
    action: 'simulation-draft.published',
    subjectType: 'simulation-draft',
    subjectId: id,
    after: { code, version },
  })
  return { simulationId, version }
}
