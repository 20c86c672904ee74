import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { readRoundRow, requireOpen, requireSnapshot, requireVersion } from '../rounds/change-round.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { compare } from './compare-plans.ts'
import type { CurveWork } from './curve-worker.ts'
import { requireCurve } from './make-curve.ts'
import type { PlanWork } from './plan-worker.ts'
import { listPlanRows, readPlan } from './read-plan.ts'

export function registerPlans(app: FastifyInstance): void {
  const { connectionString } = app.database
  app.jobs.define('placement-plan', (running) => {
    const { id, ...asked } = running.input as { id: string }
    const settings = contract.PlanSettings.parse(asked)
    const work: PlanWork = { connectionString, actor: running.actor, roundId: id, settings }
    return runInWorker(new URL('./plan-worker.ts', import.meta.url), work, running)
  })
  app.jobs.define('placement-curve', (running) => {
    const { id } = running.input as { id: string }
    const work: CurveWork = { connectionString, actor: running.actor, planId: id }
    return runInWorker(new URL('./curve-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.listPlans, async ({ db, params }) => {
    await readRoundRow(db, params.id)
    return listPlanRows(db, params.id)
  })
  handleFreely(app, contract.startPlan, async ({ actor, params, body }) => {
    const { version, ...settings } = body
    await app.database.tenant(actor.instansiId, async (db) => {
      const round = await readRoundRow(db, params.id)
      requireVersion(round, version)
      requireOpen(round)
      requireSnapshot(round)
    })
    const input = { id: params.id, version, ...settings }
    return app.jobs.start(actor, { kind: 'placement-plan', permission: 'placement.edit', input })
  })
  handle(app, contract.getPlan, ({ db, params }) => readPlan(db, params.id))
  handleFreely(app, contract.startCurve, async ({ actor, params }) => {
    await app.database.tenant(actor.instansiId, (db) => requireCurve(db, params.id))
    const input = { id: params.id }
    return app.jobs.start(actor, { kind: 'placement-curve', permission: 'placement.edit', input })
  })
  handleFreely(app, contract.verifyPlan, ({ actor: { instansiId }, params }) =>
    placementThread(app).verify({ instansiId, planId: params.id }),
  )
  handleFreely(app, contract.comparePlans, ({ actor, params, query }) =>
    compare(app, actor.instansiId, params.id, query),
  )
  handleFreely(app, contract.getExplanation, async ({ actor, params, query }) => {
    const { instansiId } = actor
    const explanation = await placementThread(app).explain({ instansiId, planId: params.id, ...query })
    const { official, post } = explanation
    await app.database.tenant(instansiId, (db) =>
      audit(db, actor, {
        action: 'placement.explained',
        subjectType: 'pegawai',
        subjectId: official.pegawaiId,
        after: { planId: params.id, post: post.name },
      }),
    )
    return explanation
  })
}
