import type { BodyOf, createSimulationDraft } from '@petakom/contract'
import { blankScenario, type Scenario } from '@petakom/domain'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { readScenario } from '../../db/simulations.ts'
import { errors } from '../../plugins/errors.ts'
import { insertDraft } from './draft-store.ts'
import { simulationDeskErrors } from './errors.ts'

const Current = z.object({ version: z.number(), code: z.string(), draftId: z.string().nullable() })
async function currentOf(db: Db, simulationId: string) {
  const row = await db.maybe(
    Current,
    sql`select s.current_version as version, s.code, d.id as "draftId" from simulation as s
      left join simulation_draft as d on d.instansi_id = s.instansi_id and d.simulation_id = s.id
      where s.id = ${simulationId}`,
  )
  if (!row) throw errors.NOT_FOUND()
  return row
}

export async function beginDraft(
  db: Db,
  actor: AuditActor,
  wish: BodyOf<typeof createSimulationDraft>,
): Promise<string> {
  if (wish.from === 'nothing')
    return (await insertDraft(db, actor, { content: blankScenario(wish.kind), basedOn: null }))!
  const { simulationId } = wish
  const { version, code, draftId } = await currentOf(db, simulationId)
  if (wish.from === 'version' && draftId) return draftId
  const content = await readScenario(db, simulationId, version)
  // The whole of a version, its key included, is on the desk from here on.
  await audit(db, actor, {
    action: 'simulation.viewed',
    subjectType: 'simulation',
    subjectId: simulationId,
    after: { code, version },
  })
  const draft = await insertDraft(
    db,
    actor,
    wish.from === 'version'
      ? { content, basedOn: { simulationId, version } }
      : { content: { ...content, code: '', version: 1, title: '' }, basedOn: null },
  )
  if (!draft) throw simulationDeskErrors.SIMULATION_DRAFT_EXISTS({ code })
  return draft
}

/** A file that was read becomes a draft of the simulation that has its code, else of a new one. */
export async function draftOfFile(db: Db, actor: AuditActor, content: Scenario) {
  const known = await db.maybe(
    z.object({ id: z.string(), version: z.number() }),
    sql`select id, current_version as version from simulation where code = ${content.code}`,
  )
  const id = await insertDraft(db, actor, {
    content,
    basedOn: known ? { simulationId: known.id, version: known.version } : null,
  })
  if (!id) throw simulationDeskErrors.SIMULATION_DRAFT_EXISTS({ code: content.code })
  return { id, code: content.code, basedOn: known?.version ?? null }
}
