import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../../db/audit.ts'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { requireOpenCorrection } from './compute-effect.ts'
import { listCorrectionRows, readCorrection } from './correction-queries.ts'
import type { CorrectionWork } from './correction-worker.ts'
import { correctionErrors } from './errors.ts'
import { rejectCorrection } from './run-correction.ts'

const WORKER = new URL('./correction-worker.ts', import.meta.url)
const EffectInput = z.object({ id: z.string(), correctionId: z.string(), eventId: z.string() })
const ReleaseInput = EffectInput.extend({ reason: z.string(), hash: z.string() })

export function registerKeyCorrections(app: FastifyInstance): void {
  const { connectionString } = app.database
  app.jobs.define('key-correction-effect', (running) => {
    const order = EffectInput.parse(running.input)
    const work: CorrectionWork = { connectionString, actor: running.actor, kind: 'effect', order }
    return runInWorker(WORKER, work, running)
  })
  app.jobs.define('key-correction-release', (running) => {
    const order = ReleaseInput.parse(running.input)
    const work: CorrectionWork = { connectionString, actor: running.actor, kind: 'release', order }
    return runInWorker(WORKER, work, running)
  })
  handle(app, contract.listKeyCorrections, ({ db }) => listCorrectionRows(db))
  handle(app, contract.getKeyCorrection, async ({ db, actor, params }) => {
    const found = await readCorrection(db, { id: actor.id, mayDecide: can(actor, 'result.score') }, params.id)
    // Both keys are in it: whoever saw them is known.
    await audit(db, actor, {
      action: 'key-correction.viewed',
      subjectType: 'item',
      subjectId: found.itemId,
      after: { withKey: true, correction: params.id },
    })
    return found
  })
  handleFreely(app, contract.computeKeyEffect, async ({ actor, params, body }) => {
    const order = { correctionId: params.id, ...body }
    await app.database.tenant(actor.instansiId, (db) => requireOpenCorrection(db, order))
    // `id` is what a reloaded page finds the running job by.
    const input = { id: params.id, ...order }
    return app.jobs.start(actor, { kind: 'key-correction-effect', permission: 'result.score', input })
  })
  handleFreely(app, contract.releaseKeyCorrection, async ({ actor, params, body }) => {
    const order = { correctionId: params.id, ...body }
    const { proposedBy } = await app.database.tenant(actor.instansiId, (db) => requireOpenCorrection(db, order))
    if (proposedBy === actor.id) throw correctionErrors.OWN_CORRECTION()
    const input = { id: params.id, ...order }
    return app.jobs.start(actor, { kind: 'key-correction-release', permission: 'result.score', input })
  })
  handle(app, contract.rejectKeyCorrection, async ({ db, actor, params, body }) => {
    await rejectCorrection(db, actor, { correctionId: params.id, ...body })
    return contract.done
  })
}
