import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../plugins/route.ts'
import { conclude } from './conclusions.ts'
import { readPairEvidence } from './pair-evidence.ts'
import { readPersonEvidence } from './person-evidence.ts'
import type { SignalWork } from './signals-worker.ts'
import { readEventSignals, requireEvent } from './store-signals.ts'

/** Signs in a sitting that a person should look at, with their evidence. Nothing here acts on anybody. */
export function registerSignals(app: FastifyInstance): void {
  app.jobs.define('event-signals', (running) => {
    const { id } = contract.IdParams.parse(running.input)
    const { connectionString } = app.database
    const work: SignalWork = { connectionString, actor: running.actor, id }
    return runInWorker(new URL('./signals-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.getEventSignals, ({ db, params }) => readEventSignals(db, params.id))
  handleFreely(app, contract.computeEventSignals, async ({ actor, params }) => {
    await app.database.tenant(actor.instansiId, (db) => requireEvent(db, params.id))
    return app.jobs.start(actor, { kind: 'event-signals', permission: 'signal.run', input: params })
  })
  handle(app, contract.getPersonSignals, ({ db, params }) => readPersonEvidence(db, params.id))
  handle(app, contract.getPairSignals, ({ db, actor, params, query }) =>
    readPairEvidence(db, params.id, query, can(actor, 'item.read')),
  )
  handle(app, contract.concludeSignal, ({ db, actor, params, body }) => conclude(db, actor, params.id, body))
}
