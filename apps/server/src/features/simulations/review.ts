import type { BodyOf, reviewSimulation, setSimulationState } from '@petakom/contract'
import { z } from 'zod'
import { type AuditActor, audit } from '../../db/audit.ts'
import { type Db, sql } from '../../db/query.ts'
import { errors } from '../../plugins/errors.ts'
import { simulationDeskErrors } from './errors.ts'

const Head = z.object({ code: z.string(), state: z.string(), version: z.number(), inUse: z.number().nullable() })
type Head = z.infer<typeof Head>

/** The simulation at the version that the caller speaks of; nobody changes it until the transaction is over. */
async function lockAt(db: Db, id: string, version: number): Promise<Head> {
  const head = await db.maybe(
    Head,
    sql`select code, state, current_version as version, in_use_version as "inUse" from simulation where id = ${id} for update`,
  )
  if (!head) throw errors.NOT_FOUND()
  if (head.version !== version) throw simulationDeskErrors.SIMULATION_VERSION_CHANGED({ version: head.version })
  return head
}

/** Whether an account had a hand in a version. */
export async function wroteIt(db: Db, id: string, version: number, accountId: string): Promise<boolean> {
  const { wrote } = await db.one(
    z.object({ wrote: z.boolean() }),
    sql`select exists (select from simulation_author where simulation_id = ${id} and version = ${version}
        and account_id = ${accountId})
      or exists (select from simulation_version where simulation_id = ${id} and version = ${version}
        and created_by = ${accountId}) as wrote`,
  )
  return wrote
}

type Person = AuditActor & { readonly id: string }

export async function review(db: Db, actor: Person, id: string, said: BodyOf<typeof reviewSimulation>): Promise<void> {
  const { version, verdict, note } = said
  const { code, state } = await lockAt(db, id, version)
  if (await wroteIt(db, id, version, actor.id)) throw simulationDeskErrors.SIMULATION_OWN_REVIEW()
  if (state === 'reviewed' || state === 'in-use') throw simulationDeskErrors.SIMULATION_ALREADY_REVIEWED({ version })
  if (verdict === 'returned' && note === '') throw simulationDeskErrors.SIMULATION_REVIEW_NOTE()
  await db.run(sql`insert into simulation_review (instansi_id, simulation_id, version, verdict, note, reviewer_id, reviewer_name)
    values (${actor.instansiId}, ${id}, ${version}, ${verdict}, ${note}, ${actor.id}, ${actor.name})`)
  const next = verdict === 'approved' ? 'reviewed' : state
  await db.run(sql`update simulation set state = ${next} where id = ${id}`)
  await audit(db, actor, {
    action: 'simulation.reviewed',
    subjectType: 'simulation',
    subjectId: id,
    before: { state },
    after: { code, version, verdict, state: next },
    reason: note || null,
  })
}

export async function setState(
  db: Db,
  actor: Person,
  id: string,
  wish: BodyOf<typeof setSimulationState>,
): Promise<void> {
  const { version, state: next, reason } = wish
  const { code, state, inUse } = await lockAt(db, id, version)
  if (state === next) return
  if (next === 'in-use' && state !== 'reviewed') throw simulationDeskErrors.SIMULATION_NOT_REVIEWED({ version })
  const used = next === 'in-use' ? version : null
  await db.run(sql`update simulation set state = ${next}, in_use_version = ${used}::int where id = ${id}`)
  await audit(db, actor, {
    action: 'simulation.state-set',
    subjectType: 'simulation',
    subjectId: id,
    before: { state, inUseVersion: inUse },
    after: { code, version, state: next, inUseVersion: used },
    reason: reason || null,
  })
}
