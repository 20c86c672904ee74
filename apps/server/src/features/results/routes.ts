import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../db/audit.ts'
import { sql } from '../../db/query.ts'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { requireRow } from '../../plugins/require-row.ts'
import { handle, handleFile, handleFreely, handlePublicFreely } from '../../plugins/route.ts'
import { countWrongTry, refuseOver } from '../../plugins/throttle.ts'
import { registerReportArchive } from './archive/routes.ts'
import { buildReport } from './build-report.ts'
import { numberedRatings, readCountedRatings } from './centre/observations.ts'
import { registerCombiningRecipes } from './combining/routes.ts'
import { registerKeyCorrections } from './corrections/routes.ts'
import { registerDebriefs } from './debriefs/routes.ts'
import { readEventRecipe, requireCombining, requireRecipe } from './event-recipe.ts'
import { registerEventReport } from './event-report/routes.ts'
import { registerEventQuality } from './quality/routes.ts'
import { listResultRows, readEvidence } from './queries.ts'
import { RenderThread } from './report/render-thread.ts'
import { resultsWorkbook } from './results-workbook.ts'
import { refreshScored, requireEvent, scoredBy } from './score-event.ts'
import type { ScoreOrder } from './score-worker.ts'
import { readScoredPerson, readSimulationScores } from './simulations/read-score.ts'
import { verifyCode } from './verify-code.ts'

/** Unknown codes that one address may ask about before it waits. */
const UNKNOWN_CODES = 60
const SCORE_WORKER = new URL('./score-worker.ts', import.meta.url)
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const ScoreInput = contract.IdParams.extend({ choice: contract.rescoreEvent.body.optional() })

export function registerResults(app: FastifyInstance): void {
  const { publicUrl } = app.settings
  const reports = new RenderThread()
  app.addHook('onClose', async () => {
    // A job may be laying out reports: it ends first.
    await app.jobs.close()
    await reports.close()
  })
  app.jobs.define('score-event', async (running) => {
    const { id, choice } = ScoreInput.parse(running.input)
    const { connectionString } = app.database
    const { actor, id: jobId } = running
    const order: ScoreOrder = { connectionString, actor, id, jobId, choice }
    const summary = await runInWorker(SCORE_WORKER, order, running).catch(async (error: unknown) => {
      // Stopped or dead a moment too late: what is committed is scored.
      const stored = await app.database.tenant(actor.instansiId, (db) => scoredBy(db, id, jobId))
      if (stored) return stored
      throw error
    })
    await refreshScored(app.database)
    return summary
  })
  handleFreely(app, contract.scoreEvent, async ({ actor, params }) => {
    await app.database.tenant(actor.instansiId, (db) => requireEvent(db, params.id))
    return app.jobs.start(actor, { kind: 'score-event', permission: 'result.score', input: params })
  })
  handle(app, contract.getEventRecipe, async ({ db, params }) => {
    await requireEvent(db, params.id)
    return readEventRecipe(db, params.id)
  })
  handleFreely(app, contract.rescoreEvent, async ({ actor, params, body }) => {
    await app.database.tenant(actor.instansiId, async (db) => {
      await requireEvent(db, params.id)
      await requireRecipe(db, body.version)
      if (body.combining) await requireCombining(db, body.combining)
    })
    const input = { ...params, choice: body }
    return app.jobs.start(actor, { kind: 'score-event', permission: 'result.score', input })
  })
  registerCombiningRecipes(app)
  registerDebriefs(app)
  registerEventQuality(app)
  registerKeyCorrections(app)
  handle(app, contract.listResults, ({ db, params, query }) => listResultRows(db, params.id, query))

  handle(app, contract.getSimulationScores, async ({ db, actor, params }) => {
    const person = await readScoredPerson(db, params.id)
    const attempts = await readSimulationScores(db, params.id)
    await audit(db, actor, { action: 'simulation-score.viewed', subjectType: 'participant', subjectId: params.id })
    return { person, attempts }
  })

  handle(app, contract.getReport, async ({ db, actor, params }) => {
    const report = await buildReport(db, params.id, publicUrl)
    await audit(db, actor, { action: 'report.viewed', subjectType: 'participant', subjectId: params.id })
    return report
  })
  handleFile(app, contract.getReportPdf, async ({ db, actor, params }) => {
    const report = await buildReport(db, params.id, publicUrl)
    await audit(db, actor, { action: 'report.downloaded', subjectType: 'participant', subjectId: params.id })
    return {
      fileName: `laporan-${report.person.number}.pdf`,
      contentType: 'application/pdf',
      content: () => reports.render(report),
    }
  })
  handle(app, contract.getEvidence, async ({ db, actor, params, query }) => {
    await requireRow(db, 'participant', params.id)
    await audit(db, actor, {
      action: 'evidence.viewed',
      subjectType: 'participant',
      subjectId: params.id,
      after: query,
    })
    return readEvidence(db, params.id, query.kind, query.scale)
  })
  handle(app, contract.getObservedEvidence, async ({ db, actor, params, query }) => {
    await requireRow(db, 'participant', params.id)
    await audit(db, actor, {
      action: 'evidence.viewed',
      subjectType: 'participant',
      subjectId: params.id,
      after: { kind: 'observed', scale: query.competency },
    })
    return numberedRatings(await readCountedRatings(db, params.id), query.competency)
  })
  handleFile(app, contract.getResultsWorkbook, async ({ db, actor, params }) => {
    const listing = await listResultRows(db, params.id, { page: 1, pageSize: 5000, sort: 'number' })
    const { isSynthetic } = await db.one(
      z.object({ isSynthetic: z.boolean() }),
      sql`select is_synthetic as "isSynthetic" from instansi where id = ${actor.instansiId}`,
    )
    await audit(db, actor, { action: 'results.exported', subjectType: 'event', subjectId: params.id })
    return { fileName: 'hasil-kegiatan.xlsx', contentType: XLSX, content: await resultsWorkbook(listing, isSynthetic) }
  })
  registerReportArchive(app, reports)
  registerEventReport(app, reports)
  handlePublicFreely(app, contract.verifyReport, async ({ params, request }) => {
    const key = `verify:${request.ip}`
    await refuseOver(app.database, key, UNKNOWN_CODES)
    const verdict = await verifyCode(app.database, params.code)
    if (verdict.outcome === 'unknown') await countWrongTry(app.database, key)
    return verdict
  })
}
