import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { sealAudit, verifyAudit } from '../../db/audit-chain.ts'
import { handle } from '../../plugins/route.ts'
import { listAuditRows } from './queries.ts'

export function registerAudit(app: FastifyInstance): void {
  handle(app, contract.listAudit, ({ db, query }) => listAuditRows(db, query))
  handle(app, contract.verifyAuditChain, async ({ db, actor }) => {
    await sealAudit(db, actor.instansiId)
    return verifyAudit(db)
  })
}
