import { explore } from '@petakom/domain'
import { type AuditActor, audit } from '../../db/audit.ts'
import { sql } from '../../db/query.ts'
import { readScenario } from '../../db/simulations.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import { getDraft } from './draft-store.ts'
import { requireReady } from './publish-draft.ts'

export interface TrialWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
  /** Null for a draft, whose report stays with the job; else the version that keeps it. */
  readonly version: number | null
  readonly runs: number
}

const SEED = 1

await serveWorker<TrialWork>(async ({ actor, id, version, runs }, { database, progress }) => {
  const scenario = await database.tenant(actor.instansiId, async (db) =>
    version === null ? requireReady((await getDraft(db, id)).content) : readScenario(db, id, version),
  )
  let told = 0
  const found = explore(scenario, {
    ...{ runs, seed: SEED },
    progress: (share) => {
      if (share - told < 0.01) return
      told = share
      progress(share, 'playing')
    },
  })
  const report = { runs, seed: SEED, ...found }
  if (version !== null)
    await database.tenant(actor.instansiId, async (db) => {
      await db.run(sql`insert into simulation_trial (instansi_id, simulation_id, version, report, made_by_name)
        values (${actor.instansiId}, ${id}, ${version}, ${JSON.stringify(report)}, ${actor.name})`)
      await audit(db, actor, {
        action: 'simulation.tried',
        subjectType: 'simulation',
        subjectId: id,
        after: { code: scenario.code, version, runs, seed: SEED },
      })
    })
  return report
})
