import { z } from 'zod'
import { Day, Instant, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'

export const listAudit = defineRoute({
  method: 'GET',
  url: '/api/audit',
  permission: 'audit.read',
  query: PageQuery.extend({
    action: z.string().max(60).optional(),
    subject: z.string().max(60).optional(),
    /** Part of the name of who did it, or of whom it was done to. */
    person: z.string().max(100).optional(),
    /** Days in the zone of the instansi, both included. */
    from: Day.optional(),
    until: Day.optional(),
  }),
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
        /** Name of the person, event, post, unit or item; null where it has none, or is gone. */
        subjectName: z.string().nullable(),
        before: z.unknown(),
        after: z.unknown(),
        reason: z.string().nullable(),
        /** What the identifiers in before and after stand for today; those that stand for nothing named are left out. */
        names: z.record(z.string(), z.string()),
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
