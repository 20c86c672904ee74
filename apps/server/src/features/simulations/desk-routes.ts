import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../db/audit.ts'
import { readScenario } from '../../db/simulations.ts'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { errors } from '../../plugins/errors.ts'
import { handle, handleFile, handleFreely } from '../../plugins/route.ts'
import type { SignedInActor } from '../../plugins/sign-in.ts'
import { readSimulationDesk } from './get-simulation.ts'
import { requireVersion } from './require-version.ts'
import { review, setState } from './review.ts'
import { fileOf } from './simulation-file.ts'
import type { TrialWork } from './trial-worker.ts'

/** Whoever works on simulations has an account; a participant has none and no permission either. */
export function accountOf(actor: SignedInActor): SignedInActor & { readonly id: string } {
  if (actor.id === null) throw errors.FORBIDDEN()
  return actor as SignedInActor & { readonly id: string }
}

/** A simulation of the bank: its versions, what was said of them, and which is in use. */
export function registerSimulationDesk(app: FastifyInstance): void {
  handle(app, contract.getSimulation, ({ db, actor, params }) =>
    readSimulationDesk(db, params.id, { accountId: actor.id, mayApprove: can(actor, 'simulation.approve') }),
  )
  handle(app, contract.getSimulationVersion, async ({ db, actor, params: { id }, query: { version } }) => {
    const { code } = await requireVersion(db, id, version)
    const content = await readScenario(db, id, version)
    await audit(db, actor, {
      action: 'simulation.viewed',
      subjectType: 'simulation',
      subjectId: id,
      after: { code, version },
    })
    return { content }
  })
  handleFile(app, contract.downloadSimulation, async ({ db, actor, params: { id }, query: { version, format } }) => {
    const { code } = await requireVersion(db, id, version)
    const scenario = await readScenario(db, id, version)
    await audit(db, actor, {
      action: 'simulation.exported',
      subjectType: 'simulation',
      subjectId: id,
      after: { code, version },
    })
    return fileOf(scenario, format)
  })
  app.jobs.define('simulation-trial', (running) => {
    const { id, version, runs } = contract.IdParams.extend(contract.TrialSize.shape)
      .extend({ version: z.number() })
      .parse(running.input)
    const work: TrialWork = { connectionString: app.database.connectionString, actor: running.actor, id, version, runs }
    return runInWorker(new URL('./trial-worker.ts', import.meta.url), work, running)
  })
  handleFreely(app, contract.trySimulation, async ({ actor, params: { id }, body }) => {
    const { current: version } = await app.database.tenant(actor.instansiId, (db) => requireVersion(db, id))
    return app.jobs.start(actor, {
      kind: 'simulation-trial',
      permission: 'simulation.edit',
      input: { id, version, ...body },
    })
  })
  handle(app, contract.reviewSimulation, async ({ db, actor, params, body }) => {
    await review(db, accountOf(actor), params.id, body)
    return contract.done
  })
  handle(app, contract.setSimulationState, async ({ db, actor, params, body }) => {
    await setState(db, accountOf(actor), params.id, body)
    return contract.done
  })
}
