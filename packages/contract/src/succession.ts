import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Job } from './jobs.ts'
import { Tier } from './organization.ts'

/** Eligible now; within two years; within five. */
export const ReadinessSlot = z.enum(['now', 'soon', 'later'])
const Reason = z.string().trim().min(10).max(500)

export const SuccessionSettings = z.object({
  boxes: z.array(z.number().int().min(1).max(9)).min(1).max(9),
  neededPerPost: z.number().int().min(1).max(10),
  atMostPerPost: z.number().int().min(1).max(20),
  poolsPerCandidate: z.number().int().min(1).max(10),
  /** Least fit, in hundredths of a point. */
  readyAtLeast: z.number().int().min(0).max(10_000),
  /** How many years ahead the rules may come to hold. */
  horizonYears: z.union([z.literal(0), z.literal(2), z.literal(5)]),
  allowLateral: z.boolean(),
})

const Holder = z.object({ pegawaiId: Id, name: z.string(), since: Day.nullable(), retiresOn: Day.nullable() })
const Member = z.object({ id: Id, pegawaiId: Id, name: z.string(), readiness: ReadinessSlot })
const CriticalPost = z.object({
  id: Id,
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string().nullable(),
  tier: Tier.nullable(),
  seats: z.number().int(),
  vacantSeats: z.number().int(),
  holders: z.array(Holder),
  nextRetirement: Day.nullable(),
  urgency: z.enum(['vacant', 'soon', 'later', 'distant']),
  /** How many of the three slots hold somebody. */
  coverage: z.number().int(),
  members: z.array(Member),
})
export type CriticalPost = z.infer<typeof CriticalPost>

const PoolFigures = z.object({
  /** Candidates missing from full pools, over all posts. */
  shortfall: z.number().int(),
  /** Posts with a full pool. */
  covered: z.number().int(),
  members: z.number().int(),
  /** Sum of the fit of everyone in a pool, in each pool; hundredths. */
  fit: z.number().int(),
})
export const SuccessionRun = z.object({
  id: Id,
  askedOn: Day,
  settings: SuccessionSettings,
  figures: z.object({
    posts: z.number().int(),
    candidates: z.number().int(),
    /** Official and post together: judged, and fit and ready enough to count. */
    judged: z.number().int(),
    pairs: z.number().int(),
    /** Null where the time was up before it was proven best. */
    d1: PoolFigures.nullable(),
    d2: PoolFigures.nullable(),
    seconds: z.number(),
  }),
  inputHash: z.string(),
  rulesVersion: z.string(),
  engineVersion: z.string(),
  createdBy: z.string(),
  createdAt: Instant,
  accepted: z
    .object({
      way: z.enum(['d1', 'd2']),
      reason: z.string(),
      added: z.number().int(),
      removed: z.number().int(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
})
export type SuccessionRun = z.infer<typeof SuccessionRun>

const Blocker = z.object({
  code: z.string(),
  status: z.enum(['failed', 'unknown']),
  firstDate: Day.nullable(),
  missing: z.array(z.string()),
})
/** How an official was judged for a post. */
export const SuccessionCandidate = z.object({
  pegawaiId: Id,
  box: z.number().int().nullable(),
  /** Hundredths, with the 80 % interval; null where parts of the fit are missing. */
  fit: z.object({ total: z.number(), low: z.number(), high: z.number() }).nullable(),
  missingParts: z.array(z.string()),
  slot: ReadinessSlot.nullable(),
  firstDate: Day.nullable(),
  blockers: z.array(Blocker),
  lateral: z.boolean(),
})
export type SuccessionCandidate = z.infer<typeof SuccessionCandidate>
const NamedCandidate = SuccessionCandidate.extend({
  name: z.string(),
  nip: z.string(),
  postName: z.string().nullable(),
  unitName: z.string().nullable(),
})

export const listCriticalPosts = defineRoute({
  method: 'GET',
  url: '/api/succession/posts',
  permission: 'succession.read',
  query: z.object({ unitId: Id.optional(), tier: Tier.optional() }),
  response: z.object({ asOf: Day, posts: z.array(CriticalPost), run: SuccessionRun.nullable() }),
})
export const getCriticalPost = defineRoute({
  method: 'GET',
  url: '/api/succession/posts/:id',
  permission: 'succession.read',
  params: IdParams,
  response: CriticalPost.extend({
    pool: z.array(
      Member.extend({
        nip: z.string(),
        reason: z.string(),
        departures: z.array(z.string()),
        fromRun: z.boolean(),
        addedBy: z.string(),
        addedAt: Instant,
        removed: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
      }),
    ),
    run: SuccessionRun.nullable(),
    /** Best first: ready soonest, then the better fit. Those nobody would choose are only counted. */
    candidates: z.array(NamedCandidate),
    others: z.number().int(),
  }),
})

export const startSuccession = defineRoute({
  method: 'POST',
  url: '/api/succession/runs',
  permission: 'succession.edit',
  /** `date`: the day on which the rules are asked. */
  body: SuccessionSettings.extend({ date: Day }),
  response: Job,
})
/** What the job of a run ends with. */
export const SuccessionSummary = z.object({ id: Id })

const Chosen = z.object({
  pegawaiId: Id,
  name: z.string(),
  slot: ReadinessSlot,
  fit: z.number(),
  low: z.number(),
  high: z.number(),
  box: z.number().int().nullable(),
})
export const getSuccessionRun = defineRoute({
  method: 'GET',
  url: '/api/succession/runs/:id',
  permission: 'succession.read',
  params: IdParams,
  response: z.object({
    run: SuccessionRun,
    isLatest: z.boolean(),
    posts: z.array(
      z.object({
        id: Id,
        name: z.string(),
        agencyName: z.string().nullable(),
        d1: z.array(Chosen),
        d2: z.array(Chosen),
        shortByD1: z.number().int(),
        shortByD2: z.number().int(),
      }),
    ),
  }),
})
/** A person takes one of the two, once. */
export const acceptSuccession = defineRoute({
  method: 'POST',
  url: '/api/succession/runs/:id/accept',
  permission: 'succession.edit',
  params: IdParams,
  body: z.object({
    way: z.enum(['d1', 'd2']),
    reason: Reason,
    /** Whoever an earlier proposal brought and this one does not propose leaves; whom a person chose stays. */
    replace: z.boolean().default(false),
  }),
  response: z.object({ added: z.number().int(), kept: z.number().int(), removed: z.number().int() }),
})

export const addMember = defineRoute({
  method: 'POST',
  url: '/api/succession/members',
  permission: 'succession.edit',
  body: z.object({ jabatanId: Id, pegawaiId: Id, readiness: ReadinessSlot, reason: Reason }),
  response: z.object({ id: Id, departures: z.array(z.string()) }),
})
export const removeMember = defineRoute({
  method: 'POST',
  url: '/api/succession/members/:id/remove',
  permission: 'succession.edit',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
/** Critical posts as the last proposal judged one official for them, and the pools the official is in. */
export const getSuccessionOf = defineRoute({
  method: 'GET',
  url: '/api/succession/people/:id',
  permission: 'succession.read',
  params: IdParams,
  response: z.object({
    name: z.string(),
    nip: z.string(),
    box: z.number().int().nullable(),
    askedOn: Day.nullable(),
    posts: z.array(
      z.object({
        id: Id,
        name: z.string(),
        agencyName: z.string().nullable(),
        memberOf: ReadinessSlot.nullable(),
        judged: SuccessionCandidate.nullable(),
      }),
    ),
  }),
})
export const getSuccessionWorkbook = defineRoute({
  method: 'GET',
  url: '/api/succession/pools.xlsx',
  permission: 'succession.read',
  response: z.unknown(),
})
