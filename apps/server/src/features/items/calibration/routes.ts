import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import type { CalibrationWork } from './calibration-worker.ts'
import { decideOn } from './decide.ts'
import { listCalibrationRows, readCalibration, readChoices, requireEvents } from './queries.ts'

export function registerCalibrations(app: FastifyInstance): void {
  const now = () => app.settings.clock()
  app.jobs.define('calibrate', (running) => {
    const order = contract.CalibrationOrder.parse(running.input)
    const { connectionString } = app.database
    const work: CalibrationWork = { connectionString, actor: running.actor, order, now: now() }
    return runInWorker(new URL('./calibration-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.listCalibrations, ({ db }) => listCalibrationRows(db))
  handle(app, contract.getCalibrationChoices, ({ db, actor }) => readChoices(db, actor.instansiId, now()))
  handleFreely(app, contract.startCalibration, async ({ actor, body }) => {
    await app.database.tenant(actor.instansiId, (db) => requireEvents(db, body.eventIds))
    // `id` is what a reloaded page finds the running job by.
    const input = { ...body, id: actor.instansiId }
    return app.jobs.start(actor, { kind: 'calibrate', permission: 'calibration.run', input })
  })
  handle(app, contract.getCalibration, async ({ db, actor, params }) => {
    const found = await readCalibration(db, actor, params.id, now(), can(actor, 'calibration.decide'))
    // Parameters of every item: whoever saw them is known, as with the keys.
    await audit(db, actor, { action: 'calibration.viewed', subjectType: 'calibration', subjectId: params.id })
    return found
  })
  handle(app, contract.decideCalibration, async ({ db, actor, params, body }) => ({
    recipeVersion: await decideOn(db, actor, params.id, body, { now: now() }),
  }))
}
