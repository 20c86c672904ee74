import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { requireEvent } from '../score-event.ts'
import type { QualityWork } from './quality-worker.ts'
import { readEventQuality } from './store-quality.ts'

export function registerEventQuality(app: FastifyInstance): void {
  app.jobs.define('event-quality', (running) => {
    const { id } = contract.IdParams.parse(running.input)
    const { connectionString } = app.database
    const work: QualityWork = { connectionString, actor: running.actor, id }
    return runInWorker(new URL('./quality-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.getEventQuality, ({ db, params }) => readEventQuality(db, params.id))
  handleFreely(app, contract.computeEventQuality, async ({ actor, params }) => {
    await app.database.tenant(actor.instansiId, (db) => requireEvent(db, params.id))
    return app.jobs.start(actor, { kind: 'event-quality', permission: 'result.score', input: params })
  })
}
