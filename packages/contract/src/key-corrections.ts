import { z } from 'zod'
import { Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { ItemContent, Scoring } from './item-content.ts'
import { Job } from './jobs.ts'

const Reason = z.string().trim().min(10).max(1000)
const Compared = z.object({
  jpm: z.number().nullable(),
  category: z.string().nullable(),
  levels: z.record(z.string(), z.number()),
})
/** What changes for one person; as it is stored, without the name. */
export const KeyChange = z.object({
  participantId: Id,
  before: Compared,
  after: Compared,
  levels: z.array(z.string()),
  isCategoryChange: z.boolean(),
})
export type KeyChange = z.infer<typeof KeyChange>
const NamedChange = KeyChange.extend({ number: z.number(), name: z.string() })

const Head = z.object({
  id: Id,
  itemId: Id,
  code: z.string(),
  version: z.number(),
  kind: z.enum(['key', 'void']),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: Instant,
})

/** Proposes another key for a version that was served, or that it counts for nothing. Changes no result. */
export const proposeKeyCorrection = defineRoute({
  method: 'POST',
  url: '/api/items/:id/key-corrections',
  permission: 'item.edit',
  params: IdParams,
  body: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('key'),
      version: z.number().int().min(1).max(100_000),
      scoring: Scoring,
      reason: Reason,
    }),
    z.object({ kind: z.literal('void'), version: z.number().int().min(1).max(100_000), reason: Reason }),
  ]),
  response: z.object({ id: Id }),
})
export const listKeyCorrections = defineRoute({
  method: 'GET',
  url: '/api/key-corrections',
  permission: 'calibration.read',
  response: z.array(Head.extend({ events: z.number(), released: z.number(), rejected: z.number() })),
})
/** A correction with its keys, and for each event whose forms hold that version what it changes and what was decided. */
export const getKeyCorrection = defineRoute({
  method: 'GET',
  url: '/api/key-corrections/:id',
  permission: 'calibration.read',
  params: IdParams,
  response: Head.extend({
    content: ItemContent,
    before: Scoring,
    after: Scoring.nullable(),
    currentVersion: z.number(),
    /** Whether the asker may decide: somebody else proposed it. */
    mayDecide: z.boolean(),
    events: z.array(
      z.object({
        id: Id,
        name: z.string(),
        /** Results that are stored. */
        results: z.number(),
        effect: z
          .object({
            hash: z.string(),
            computedAt: Instant,
            computedBy: z.string(),
            results: z.number(),
            changes: z.array(NamedChange),
          })
          .nullable(),
        decision: z
          .object({
            decision: z.enum(['released', 'rejected']),
            reason: z.string(),
            by: z.string(),
            at: Instant,
            changes: z.array(NamedChange),
          })
          .nullable(),
      }),
    ),
  }),
})
/** Computes, as a job, what the correction would change in an event. Stores the list, and no result. */
export const computeKeyEffect = defineRoute({
  method: 'POST',
  url: '/api/key-corrections/:id/effect',
  permission: 'result.score',
  params: IdParams,
  body: z.object({ eventId: Id }),
  response: Job,
})
export const KeyEffectSummary = z.object({ results: z.number(), changed: z.number(), categories: z.number() })
/** Releases it in one event, as a job, by somebody who did not propose it. `hash` names the effect that was read. */
export const releaseKeyCorrection = defineRoute({
  method: 'POST',
  url: '/api/key-corrections/:id/release',
  permission: 'result.score',
  params: IdParams,
  body: z.object({ eventId: Id, reason: Reason, hash: z.string().regex(/^[0-9a-f]{64}$/) }),
  response: Job,
})
export const rejectKeyCorrection = defineRoute({
  method: 'POST',
  url: '/api/key-corrections/:id/rejection',
  permission: 'result.score',
  params: IdParams,
  body: z.object({ eventId: Id, reason: Reason }),
  response: Done,
})
