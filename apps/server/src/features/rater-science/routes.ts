import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../plugins/route.ts'
import { raterErrors } from './errors.ts'
import { readRaterReport, readScope } from './read-report.ts'
import { readRecovery } from './recovery.ts'
import type { RaterReportWork } from './report-worker.ts'

/** What the ratings of a centre say of its raters, while it is still going on. */
export function registerRaterScience(app: FastifyInstance): void {
  app.jobs.define('rater-report', (running) => {
    const { id } = contract.IdParams.parse(running.input)
    const { connectionString } = app.database
    const work: RaterReportWork = { connectionString, actor: running.actor, id }
    return runInWorker(new URL('./report-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.getRaterReport, ({ db, actor, params }) => readRaterReport(db, actor, params.id))
  handle(app, contract.getSeverityRecovery, ({ db, params }) => readRecovery(db, params.id))
  handleFreely(app, contract.computeRaterReport, async ({ actor, params }) => {
    const { mayRun } = await app.database.tenant(actor.instansiId, (db) => readScope(db, actor, params.id))
    if (!mayRun) throw raterErrors.RATER_REPORT_CHIEF()
    return app.jobs.start(actor, { kind: 'rater-report', permission: 'rater.run', input: params })
  })
}
