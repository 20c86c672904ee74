import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Job } from '../jobs.ts'

/** Tiers whose posts a round may fill. */
export const RoundTier = z.enum(['JPT_PRATAMA', 'ADMINISTRATOR', 'PENGAWAS'])
export type RoundTier = z.infer<typeof RoundTier>

/** draft: nothing frozen yet; frozen: plans can be made; proposed: the PPK has it; decided: every post has a word; archived: closed for good. */
export const RoundState = z.enum(['draft', 'frozen', 'proposed', 'decided', 'archived', 'withdrawn'])
export type RoundState = z.infer<typeof RoundState>

export const RoundDraft = z.object({
  name: z.string().trim().min(3).max(120),
  /** The day on which the rules are asked. */
  date: Day,
  tiers: z.array(RoundTier).min(1).max(3),
  /** Only posts of this agency and below; absent is all of the instansi. */
  unitId: Id.nullable().default(null),
  /** Whether somebody may move to a post of the same rung. */
  allowLateral: z.boolean().default(true),
  /** Whether seats that a move leaves empty are to be filled too. */
  backfill: z.boolean().default(true),
  /** The optional rule on rank (pangkat). */
  withRank: z.boolean().default(false),
})
export type RoundDraft = z.infer<typeof RoundDraft>

/** What was frozen. Hashes are hexadecimal SHA-256. */
export const Snapshot = z.object({
  takenAt: Instant,
  takenBy: z.string(),
  hash: z.string(),
  officials: z.number(),
  posts: z.number(),
  vacant: z.number(),
  pairs: z.number(),
  rulesVersion: z.string(),
  fitRecipeVersion: z.string(),
  /** Why pairs fell away: a rule's code, or `unknown:` and the missing datum. */
  barred: z.array(z.object({ reason: z.string(), pairs: z.number() })),
  /** Officials who cannot be compared, by what is missing. */
  incomplete: z.array(z.object({ missing: z.string(), officials: z.number() })),
})

export const RoundRow = RoundDraft.extend({
  id: Id,
  state: RoundState,
  /** Rises with every change; a change that names an older one is refused. */
  version: z.number().int(),
  plans: z.number(),
  createdBy: z.string(),
  createdAt: Instant,
  changedBy: z.string(),
  changedAt: Instant,
})
export type RoundRow = z.infer<typeof RoundRow>

/** Sent with every change of a round: the version that the page showed. */
export const AtVersion = z.object({ version: z.number().int().min(1) })

export const listRounds = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds',
  permission: 'placement.read',
  response: z.array(RoundRow),
})
export const createRound = defineRoute({
  method: 'POST',
  url: '/api/placement/rounds',
  permission: 'placement.edit',
  body: RoundDraft,
  response: z.object({ id: Id }),
})
export const getRound = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id',
  permission: 'placement.read',
  params: IdParams,
  response: RoundRow.extend({
    unitName: z.string().nullable(),
    snapshot: Snapshot.nullable(),
    proposedPlanId: Id.nullable(),
  }),
})
/** Freezes the data (again): earlier plans stay as they were made and can no longer be proposed. */
export const freezeRound = defineRoute({
  method: 'POST',
  url: '/api/placement/rounds/:id/freeze',
  permission: 'placement.edit',
  params: IdParams,
  body: AtVersion,
  response: Job,
})
export const withdrawRound = defineRoute({
  method: 'POST',
  url: '/api/placement/rounds/:id/withdraw',
  permission: 'placement.edit',
  params: IdParams,
  body: AtVersion.extend({ reason: z.string().trim().min(10).max(500) }),
  response: Done,
})

/** What has changed in the records since the data were frozen. */
export const FactChange = z.object({
  kind: z.enum([
    'official-changed',
    'official-gone',
    'official-new',
    'post-changed',
    'post-gone',
    'post-new',
    'calendar',
  ]),
  id: z.string(),
  name: z.string(),
  /** Parts of the record that differ: codes of the catalogue. */
  parts: z.array(z.string()),
  /** Whether a plan of this snapshot moves the official or fills the post. */
  inPlan: z.boolean(),
})
export const getFreshness = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/freshness',
  permission: 'placement.read',
  params: IdParams,
  response: z.object({ isStale: z.boolean(), changes: z.array(FactChange), total: z.number() }),
})

/** Posts of the frozen data, by its own numbering; `seat` counts from 1 where a post has several. */
export const RoundPost = z.object({
  index: z.number().int(),
  jabatanId: Id,
  seat: z.number().int(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string(),
  tier: z.string(),
  eselon: z.string().nullable(),
  isCritical: z.boolean(),
  holder: z.object({ index: z.number().int(), pegawaiId: Id, name: z.string(), nip: z.string() }).nullable(),
  candidates: z.number(),
})
export const listRoundPosts = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/posts',
  permission: 'placement.read',
  params: IdParams,
  query: z.object({
    search: z.string().trim().max(100).optional(),
    vacant: z.enum(['yes', 'no']).optional(),
    tier: RoundTier.optional(),
    limit: z.coerce.number().int().min(1).max(1000).default(200),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: z.object({ total: z.number(), posts: z.array(RoundPost) }),
})
/** Officials of the frozen data, for choosing one by name or NIP. */
export const RoundOfficial = z.object({
  index: z.number().int(),
  pegawaiId: Id,
  name: z.string(),
  nip: z.string(),
  postName: z.string().nullable(),
  agencyName: z.string().nullable(),
  tier: z.string().nullable(),
  /** In-scope posts the official may be placed in, the present one not counted. */
  candidacies: z.number(),
  missing: z.array(z.string()),
})
export const listRoundOfficials = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/officials',
  permission: 'placement.read',
  params: IdParams,
  query: z.object({
    search: z.string().trim().max(100).optional(),
    /** Who may take this post, best fit first. */
    forPost: z.coerce.number().int().min(0).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  }),
  response: z.object({
    total: z.number(),
    officials: z.array(
      RoundOfficial.extend({ fit: z.number().nullable(), low: z.number().nullable(), high: z.number().nullable() }),
    ),
  }),
})
