import { z } from 'zod'
import { Instant, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'

export const listAudit = defineRoute({
  method: 'GET',
  url: '/api/audit',
  permission: 'audit.read',
  query: PageQuery.extend({ action: z.string().max(60).optional(), subject: z.string().max(60).optional() }),
  response: z.object({
    total: z.number(),
    rows: z.array(
      z.object({
        id: z.string(),
        at: Instant,
        actorName: z.string(),
        action: z.string(),
        subjectType: z.string(),
        subjectId: z.string().nullable(),
        before: z.unknown(),
        after: z.unknown(),
        reason: z.string().nullable(),
      }),
    ),
  }),
})
/** Walks the hash chain from its first link. */
export const verifyAuditChain = defineRoute({
  method: 'POST',
  url: '/api/audit/verify',
  permission: 'audit.read',
  response: z.object({
    outcome: z.enum(['intact', 'broken']),
    sealed: z.number().optional(),
    head: z.string().optional(),
    seq: z.number().optional(),
    entryId: z.string().optional(),
  }),
})
