import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sealAudit, verifyAudit } from '../../db/audit-chain.ts'
import { join, sql } from '../../db/query.ts'
import { handle } from '../../plugins/route.ts'

export function registerAudit(app: FastifyInstance): void {
  handle(app, contract.listAudit, async ({ db, query }) => {
    const conditions = [sql`true`]
    if (query.action) conditions.push(sql`action like ${`${query.action}%`}`)
    if (query.subject) conditions.push(sql`subject_id = ${query.subject}`)
    const where = join(conditions, ' and ')
    const { total } = await db.one(
      z.object({ total: z.number() }),
      sql`select count(*)::int as total from audit_entry where ${where}`,
    )
    const rows = await db.all(
      contract.listAudit.response.shape.rows.element,
      sql`select id, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, actor_name as "actorName",
          action, subject_type as "subjectType", subject_id as "subjectId", before, after, reason
        from audit_entry where ${where} order by at desc, id
        limit ${query.pageSize} offset ${(query.page - 1) * query.pageSize}`,
    )
    return { total, rows }
  })
  handle(app, contract.verifyAuditChain, async ({ db, actor }) => {
    await sealAudit(db, actor.instansiId)
    return verifyAudit(db)
  })
}
