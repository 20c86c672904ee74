import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Job, JobError } from '../jobs.ts'
import { getExplanation } from './plans.ts'
import { FactChange, RoundPost } from './rounds.ts'

const Reason = z.string().trim().min(10).max(1000)

/** open: the PPK has it; recalled: taken back by who proposed; returned: sent back by the PPK; signed: decided and archived. */
export const ProposalState = z.enum(['open', 'recalled', 'returned', 'signed'])
export type ProposalState = z.infer<typeof ProposalState>

const SheetPostParams = IdParams.extend({ post: z.coerce.number().int().min(0).max(1_000_000) })

export const ProposalRow = z.object({
  id: Id,
  round: z.object({ id: Id, name: z.string(), date: Day }),
  plan: z.object({ id: Id, number: z.number().int(), label: z.string() }),
  state: ProposalState,
  note: z.string(),
  proposedBy: z.string(),
  proposedAt: Instant,
  /** Posts that need a word, how many have one, and how many of these depart from the plan. */
  posts: z.number().int(),
  decided: z.number().int(),
  departures: z.number().int(),
  /** How and why it ended; a signed one gives no reason. */
  closed: z.object({ by: z.string(), at: Instant, reason: z.string().nullable() }).nullable(),
})
export type ProposalRow = z.infer<typeof ProposalRow>

export const listProposals = defineRoute({
  method: 'GET',
  url: '/api/placement/proposals',
  permission: 'placement.read',
  query: z.object({ roundId: Id.optional(), state: ProposalState.optional() }),
  response: z.array(ProposalRow),
})

/**
 * Puts a ready, current plan before the PPK. Where records changed since the data were frozen it is refused with
 * STALE_SNAPSHOT until somebody says why it may go on nevertheless.
 */
export const startProposal = defineRoute({
  method: 'POST',
  url: '/api/placement/plans/:id/propose',
  permission: 'placement.edit',
  params: IdParams,
  body: z.object({
    /** Of the round, as the page showed it. */
    version: z.number().int().min(1),
    note: Reason,
    /** How many changes the page showed, and why the plan is proposed in spite of them; null: the page showed none. */
    stale: z
      .object({ changes: z.number().int().min(1), reason: Reason })
      .nullable()
      .default(null),
  }),
  response: Job,
})
/** What the job of a proposal ends with. */
export const ProposalSummary = z.object({ id: Id, posts: z.number() })

export const recallProposal = defineRoute({
  method: 'POST',
  url: '/api/placement/proposals/:id/recall',
  permission: 'placement.edit',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Done,
})
export const returnProposal = defineRoute({
  method: 'POST',
  url: '/api/placement/proposals/:id/return',
  permission: 'placement.decide',
  params: IdParams,
  body: z.object({ reason: Reason }),
  response: Done,
})

/** Scores in hundredths of a point. */
export const SheetCandidate = z.object({
  index: z.number().int(),
  pegawaiId: Id,
  name: z.string(),
  nip: z.string(),
  /** The seat that this person would leave; null without one. `seat` is its index among the posts of the round. */
  from: z.object({ seat: z.number().int().nullable(), name: z.string(), agencyName: z.string() }).nullable(),
  isPlanned: z.boolean(),
  /** Holds the post now. */
  isHolder: z.boolean(),
  kind: z.enum(['promotion', 'lateral', 'stay']),
  fit: z.number(),
  low: z.number(),
  high: z.number(),
  /** The intervals of this one and of the plan's choice (else the best) overlap. */
  isEven: z.boolean(),
  parts: z.array(
    z.object({ code: z.string(), weight: z.number(), value: z.number().nullable(), points: z.number().nullable() }),
  ),
  assessedOn: Day.nullable(),
  /** Talent box 1 to 9. */
  box: z.number().int().nullable(),
  /** Best total less the best total with this person in this post; null where there is no such plan. */
  shortfall: z.number().nullable(),
  /** Posts of the round that this person may fill besides. */
  alternatives: z.number().int(),
  /** Where the plan puts this person; null where it leaves the seat as it is. */
  plannedIn: z.object({ post: z.number().int(), name: z.string() }).nullable(),
  rules: getExplanation.response.shape.rules,
})
export type SheetCandidate = z.infer<typeof SheetCandidate>

export const DecisionWord = z.enum(['follow', 'other', 'empty', 'postpone'])
export type DecisionWord = z.infer<typeof DecisionWord>

/**
 * Why a word, or the plan where there is none yet, cannot stand beside the other words: the person is chosen for the
 * post named; or the holder of this post does not leave it, since the post named went to somebody else or to nobody.
 */
export const SheetConflict = z.object({
  code: z.enum(['taken', 'holder-stays']),
  person: z.string(),
  post: z.string().nullable(),
})
export type SheetConflict = z.infer<typeof SheetConflict>

/** One word on one post. Nothing is changed afterwards: a later word on the same post takes its place, both are kept. */
export const PostDecision = z.object({
  id: Id,
  word: DecisionWord,
  official: z.object({ index: z.number().int(), pegawaiId: Id, name: z.string(), nip: z.string() }).nullable(),
  fit: z.number().nullable(),
  /** What it costs, in hundredths, as it was shown; null where no plan has it, or where nothing is departed from. */
  price: z.number().nullable(),
  reason: z.string().nullable(),
  /** What else was weighed, and with whom. */
  considerations: z.string().nullable(),
  heard: z.array(z.string()),
  decidedBy: z.string(),
  decidedAt: Instant,
})
export type PostDecision = z.infer<typeof PostDecision>

/** One post of the sheet, as the list of it shows: what the plan does, what was decided, and what stands against it. */
export const SheetPost = RoundPost.omit({ candidates: true }).extend({
  /** What the plan does with it; `departed`: the plan leaves it alone, but a chosen candidate leaves it. */
  role: z.enum(['filled', 'emptied', 'stays-empty', 'departed']),
  /** Who sits there after the plan; of a departed post its holder. */
  planned: z
    .object({ index: z.number().int(), name: z.string(), fit: z.number().nullable(), fromName: z.string().nullable() })
    .nullable(),
  /** How many candidates are shown with it. */
  shown: z.number().int(),
  decision: PostDecision.nullable(),
  conflicts: z.array(SheetConflict),
})
export type SheetPost = z.infer<typeof SheetPost>

export const PlacementArchive = z.object({
  id: Id,
  /** SHA-256 of the archive's canonical JSON, hexadecimal; what the nota prints. */
  hash: z.string(),
  bytes: z.number(),
  code: z.string(),
  signedBy: z.string(),
  signedAt: Instant,
})
export type PlacementArchive = z.infer<typeof PlacementArchive>

export const getProposal = defineRoute({
  method: 'GET',
  url: '/api/placement/proposals/:id',
  permission: 'placement.read',
  params: IdParams,
  response: ProposalRow.extend({
    stale: z.object({ reason: z.string(), total: z.number(), changes: z.array(FactChange) }).nullable(),
    /** Of the plan: total, bound and whether it is proven best; and what the words so far add up to. */
    figures: z.object({
      total: z.number(),
      bound: z.number(),
      certified: z.boolean(),
      moves: z.number(),
      vacancies: z.number(),
      filledVacancies: z.number(),
      /** Sum of the fit of the posts of the sheet under the plan, and under the words given (undecided: the plan). */
      plannedFit: z.number(),
      decidedFit: z.number(),
    }),
    snapshotHash: z.string(),
    inputHash: z.string(),
    engineVersion: z.string(),
    fitRecipeVersion: z.string(),
    rulesVersion: z.string(),
    sheetHash: z.string(),
    sheet: z.array(SheetPost),
    archive: PlacementArchive.nullable(),
  }),
})

/** Everything that a word on one post rests on: the plan's choice and the three best by fit, side by side. */
export const getSheetPost = defineRoute({
  method: 'GET',
  url: '/api/placement/proposals/:id/posts/:post',
  permission: 'placement.read',
  params: SheetPostParams,
  response: z.object({
    post: SheetPost,
    candidates: z.array(SheetCandidate.extend({ takenBy: z.string().nullable() })),
    /** Best total less the best total with nobody in this post; null where that is not known. */
    emptyPrice: z.number().nullable(),
    /** Words on this post that a later one has taken the place of, oldest first. */
    earlier: z.array(PostDecision),
    /** Steps of the plan that hang on this post: whom its choice leaves behind, and who was to follow. */
    consequences: z.array(z.object({ post: z.number().int(), postName: z.string(), person: z.string() })),
  }),
})

const Considered = {
  considerations: z.string().trim().max(2000).nullable().default(null),
  /** Names or offices of those who were heard. */
  heard: z.array(z.string().trim().min(2).max(120)).max(20).default([]),
  /** The word that the page showed on this post; another one by now is refused. Null: none. */
  after: Id.nullable(),
}
export const PostWord = z.discriminatedUnion('word', [
  z.object({ word: z.literal('follow'), ...Considered }),
  z.object({
    word: z.literal('other'),
    official: z.number().int().min(0),
    reason: Reason,
    /** The price that was shown. */
    price: z.number().nullable(),
    ...Considered,
  }),
  z.object({ word: z.literal('empty'), reason: Reason, price: z.number().nullable(), ...Considered }),
  z.object({ word: z.literal('postpone'), reason: Reason, ...Considered }),
])
export type PostWord = z.infer<typeof PostWord>

/** The PPK's word on one post. Refused where it cannot stand beside the others, or no longer holds on today's records. */
export const decidePost = defineRoute({
  method: 'POST',
  url: '/api/placement/proposals/:id/posts/:post/decision',
  permission: 'placement.decide',
  params: SheetPostParams,
  body: PostWord,
  response: z.object({ id: Id }),
})
/** Follows the plan on every post that has no word yet; `posts` says how many the page counted. */
export const decideAsPlanned = defineRoute({
  method: 'POST',
  url: '/api/placement/proposals/:id/decide-as-planned',
  permission: 'placement.decide',
  params: IdParams,
  body: z.object({ posts: z.number().int().min(1) }),
  response: z.object({
    decided: z.number(),
    /** Posts that need a word of their own, and why. */
    skipped: z.array(z.object({ post: z.string(), error: JobError })),
  }),
})
/** The PPK's signature: every post has a word, the words stand beside one another, the password is right once more. */
export const signProposal = defineRoute({
  method: 'POST',
  url: '/api/placement/proposals/:id/sign',
  permission: 'placement.decide',
  params: IdParams,
  body: z.object({ password: z.string().min(1).max(200), sheetHash: z.string().length(64) }),
  response: PlacementArchive,
})

export const getProposalWorkbook = defineRoute({
  method: 'GET',
  url: '/api/placement/proposals/:id/usulan.xlsx',
  permission: 'placement.read',
  params: IdParams,
  response: z.unknown(),
})
export const getProposalNote = defineRoute({
  method: 'GET',
  url: '/api/placement/proposals/:id/nota.pdf',
  permission: 'placement.read',
  params: IdParams,
  response: z.unknown(),
})
/** The whole archive as JSON; its SHA-256 is the hash that the nota prints. */
export const getProposalArchive = defineRoute({
  method: 'GET',
  url: '/api/placement/proposals/:id/arsip.json',
  permission: 'placement.read',
  params: IdParams,
  response: z.unknown(),
})
/** Hash of the archive and of the snapshot, pairs, certificate and decisions, each made anew; names the first difference. */
export const recheckProposal = defineRoute({
  method: 'POST',
  url: '/api/placement/proposals/:id/recheck',
  permission: 'placement.read',
  params: IdParams,
  response: z.object({
    isIntact: z.boolean(),
    checks: z.array(z.object({ code: z.string(), isHeld: z.boolean(), detail: z.string().nullable() })),
  }),
})
/** Whether a printed nota is one of ours. */
export const verifyNote = defineRoute({
  method: 'GET',
  url: '/api/verify-note/:code',
  permission: 'public',
  params: z.object({ code: z.string().regex(/^[A-Za-z0-9-]{6,40}$/) }),
  response: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('unknown') }),
    z.object({
      outcome: z.literal('genuine'),
      instansi: z.string(),
      round: z.string(),
      posts: z.number(),
      hash: z.string(),
      signedAt: Instant,
    }),
  ]),
})

/** What a head of agency sees first. */
export const getPlacementSummary = defineRoute({
  method: 'GET',
  url: '/api/placement/summary',
  permission: 'placement.read',
  response: z.object({
    /** `decided`: of the vacant seats those that a signed proposal fills and the records do not show yet. */
    tiers: z.array(z.object({ tier: z.string(), posts: z.number(), vacant: z.number(), decided: z.number() })),
    /** Critical posts by how many ready successors they have, 0 to 3; null where no pools are kept. */
    coverage: z.object({ critical: z.number(), byReady: z.array(z.number()), covered: z.number() }).nullable(),
    awaiting: z.array(ProposalRow),
    risks: z.array(
      z.object({
        code: z.enum(['critical-vacant', 'retiring', 'stale-results']),
        count: z.number(),
        /** The worst few, by name of the post or person. */
        examples: z.array(z.object({ name: z.string(), detail: z.string(), day: Day.nullable() })),
      }),
    ),
  }),
})
