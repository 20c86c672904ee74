import * as contract from '@petakom/contract'
import { finishDraft, type Scenario } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { runInWorker } from '../../jobs/run-in-worker.ts'
import { handle, handleFile, handleFreely } from '../../plugins/route.ts'
import { readUpload } from '../../plugins/upload.ts'
import type { FileProblem } from '../../simulations/read-simulation.ts'
import { beginDraft, draftOfFile } from './begin-draft.ts'
import { accountOf } from './desk-routes.ts'
import { deleteDraft, getDraft, listDrafts, saveDraft } from './draft-store.ts'
import { simulationDeskErrors } from './errors.ts'
import { publishDraft, requireReady } from './publish-draft.ts'
import type { FileWork } from './read-file-worker.ts'
import { fileOf } from './simulation-file.ts'
import type { TrialWork } from './trial-worker.ts'

const MOST_BYTES = 2_000_000

type Reading = { outcome: 'read'; scenario: Scenario } | { outcome: 'refused'; problems: FileProblem[] }

/** Drafts of simulations: begun, saved as one writes, tried, and made into versions. */
export function registerSimulationDrafts(app: FastifyInstance): void {
  const { connectionString } = app.database
  handle(app, contract.listSimulationDrafts, async ({ db }) => ({ rows: await listDrafts(db) }))
  handle(app, contract.createSimulationDraft, async ({ db, actor, body }) => ({
    id: await beginDraft(db, actor, body),
  }))
  handle(app, contract.getSimulationDraft, ({ db, params }) => getDraft(db, params.id))
  handle(app, contract.saveSimulationDraft, ({ db, actor, params, body }) =>
    saveDraft(db, accountOf(actor), params.id, body),
  )
  handle(app, contract.deleteSimulationDraft, async ({ db, actor, params }) => {
    await deleteDraft(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.publishSimulationDraft, ({ db, actor, params, body }) =>
    publishDraft(db, accountOf(actor), params.id, body),
  )
  handleFile(app, contract.downloadSimulationDraft, async ({ db, actor, params, query }) => {
    const { content } = await getDraft(db, params.id)
    await audit(db, actor, {
      action: 'simulation-draft.exported',
      subjectType: 'simulation-draft',
      subjectId: params.id,
      after: { code: content.code },
    })
    return fileOf(finishDraft(content), query.format)
  })
  handleFreely(app, contract.importSimulationFile, async ({ actor, request }) => {
    const { content } = await readUpload(request, MOST_BYTES, {
      NO_FILE: simulationDeskErrors.SIMULATION_NO_FILE,
      FILE_TOO_LARGE: simulationDeskErrors.SIMULATION_FILE_TOO_LARGE,
    })
    const work: FileWork = { connectionString, text: content.toString('utf8') }
    const nobodyAsks = { report: async () => {}, signal: new AbortController().signal }
    const url = new URL('./read-file-worker.ts', import.meta.url)
    const reading = await runInWorker<Reading>(url, work, nobodyAsks, { mostMegabytes: 512 })
    if (reading.outcome === 'refused') return reading
    const draft = await app.database.tenant(actor.instansiId, (db) => draftOfFile(db, actor, reading.scenario))
    return { outcome: 'draft' as const, ...draft }
  })
  app.jobs.define('simulation-draft-trial', (running) => {
    const { id, runs } = contract.IdParams.extend(contract.TrialSize.shape).parse(running.input)
    const work: TrialWork = { connectionString, actor: running.actor, id, version: null, runs }
    return runInWorker(new URL('./trial-worker.ts', import.meta.url), work, running)
  })
  handleFreely(app, contract.trySimulationDraft, async ({ actor, params, body }) => {
    await app.database.tenant(actor.instansiId, async (db) => requireReady((await getDraft(db, params.id)).content))
    return app.jobs.start(actor, {
      kind: 'simulation-draft-trial',
      permission: 'simulation.edit',
      input: { ...params, ...body },
    })
  })
}
