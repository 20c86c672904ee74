import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { localDay } from '../../db/today.ts'
import { handle } from '../../plugins/route.ts'
import { recordCertificate, recordOverride, registerAssessor, setSuspension, withdraw } from './changes.ts'
import { listAssessorRows, readAssessor } from './registry.ts'
import { registerTraining } from './training/routes.ts'

export function registerAssessors(app: FastifyInstance): void {
  const { clock } = app.settings
  handle(app, contract.listAssessors, async ({ db }) => {
    const today = await localDay(db, clock())
    return { today, rows: await listAssessorRows(db, today) }
  })
  handle(app, contract.getAssessor, async ({ db, params }) => readAssessor(db, params.id, await localDay(db, clock())))
  handle(app, contract.getOwnAssessor, async ({ db, actor }) => readAssessor(db, actor.id, await localDay(db, clock())))
  handle(app, contract.saveAssessor, async ({ db, actor, params, body }) => {
    await registerAssessor(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.suspendAssessor, async ({ db, actor, params, body }) => {
    await setSuspension(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.addCertificate, async ({ db, actor, params, body }) => ({
    id: await recordCertificate(db, actor, params.id, body),
  }))
  handle(app, contract.addOverride, async ({ db, actor, params, body }) => ({
    id: await recordOverride(db, actor, params.id, body),
  }))
  handle(app, contract.withdrawCertificate, async ({ db, actor, params, body }) => {
    await withdraw(db, actor, 'assessor.certificate-withdrawn', params.id, body)
    return contract.done
  })
  handle(app, contract.withdrawOverride, async ({ db, actor, params, body }) => {
    await withdraw(db, actor, 'assessor.override-withdrawn', params.id, body)
    return contract.done
  })
  registerTraining(app)
}
