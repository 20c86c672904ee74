import { z } from 'zod'
import { Day, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { Job } from '../jobs.ts'
import { PlanFairness } from './fairness.ts'
import { AtVersion, RoundPost } from './rounds.ts'

/** Objectives in order: must-fill posts first, always; then this; then fewest moves where asked. */
export const PlanSettings = z.object({
  label: z.string().trim().min(1).max(60),
  objective: z.enum(['total', 'worst-agency', 'lowest-fit']).default('total'),
  /** Of plans whose total is within this share of the best (0 to 0.1), the one with the fewest moves; null: not asked. */
  fewestMovesWithin: z.number().min(0).max(0.1).nullable().default(null),
  mostMoves: z.number().int().min(0).max(100_000).nullable().default(null),
  /** At most this share (0 to 1) of an agency's officials may move away; null: no caps. */
  moveCapShare: z.number().min(0).max(1).nullable().default(null),
  /** Added to staying while choosing, in hundredths of a point. */
  stayingBonus: z.number().int().min(0).max(10_000).default(0),
  timeLimitSeconds: z.number().int().min(5).max(600).default(60),
})
export type PlanSettings = z.infer<typeof PlanSettings>

export const PlanState = z.enum(['ready', 'infeasible'])

/** All scores in hundredths of a point. */
export const PlanFigures = z.object({
  placed: z.number(),
  /** Sum of the fit of the posts of the round. */
  total: z.number(),
  /** What no plan under these rules can pass; equal to `total` where the plan is proven best. */
  bound: z.number(),
  certified: z.boolean(),
  /** The total if nobody moved. */
  stayTotal: z.number(),
  filledVacancies: z.number(),
  vacancies: z.number(),
  /** In-scope posts that stay or become empty. */
  empty: z.number(),
  moves: z.number(),
  promotions: z.number(),
  laterals: z.number(),
  chains: z.number(),
  longestChain: z.number(),
  worstAgency: z.object({ unitId: Id, name: z.string(), mean: z.number(), posts: z.number() }).nullable(),
  lowestFit: z.number().nullable(),
  seconds: z.number(),
  /** Whether it began from the prices of an earlier plan. */
  warm: z.boolean(),
})
export type PlanFigures = z.infer<typeof PlanFigures>

/** Why there is no plan: which rules clash, and the smallest set that would have to give way. */
const ClashConstraint = z.object({
  id: Id,
  kind: z.enum(['lock-official', 'lock-post', 'force', 'forbid']),
  official: z.string().nullable(),
  post: z.string().nullable(),
  reason: z.string(),
})
export const PlanClash = z.object({
  clashes: z.array(
    z.object({
      code: z.enum([
        'forced-not-eligible',
        'forced-and-forbidden',
        'two-at-once',
        'forced-into-lock',
        'locked-not-eligible',
      ]),
      constraints: z.array(ClashConstraint),
      /** The pairs that it is about. */
      pairs: z.array(z.object({ official: z.string(), post: z.string() })),
    }),
  ),
  relax: z.array(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('constraint'), constraint: ClashConstraint.nullable() }),
      /** At least so many moves out of the agency; null for one without a name. */
      z.object({ kind: z.literal('cap'), agency: z.string().nullable(), needed: z.number() }),
      z.object({ kind: z.literal('most-moves'), needed: z.number() }),
      z.object({ kind: z.literal('must-fill'), post: z.string(), postIndex: z.number().int() }),
      /** Nothing is left for this official, who has a seat now. */
      z.object({ kind: z.literal('place'), official: z.string() }),
    ]),
  ),
})
export type PlanClash = z.infer<typeof PlanClash>

export const PlanRow = z.object({
  id: Id,
  roundId: Id,
  number: z.number().int(),
  settings: PlanSettings,
  state: PlanState,
  figures: PlanFigures.nullable(),
  clash: PlanClash.nullable(),
  snapshotHash: z.string(),
  /** False once the data were frozen again: it can be read, not proposed. */
  isCurrent: z.boolean(),
  inputHash: z.string(),
  engineVersion: z.string(),
  constraints: z.number(),
  createdBy: z.string(),
  createdAt: Instant,
})
export type PlanRow = z.infer<typeof PlanRow>

const Person = z.object({ index: z.number().int(), pegawaiId: Id, name: z.string(), nip: z.string() })
/** One official who ends in another post. */
export const PlanMove = z.object({
  official: Person,
  from: z
    .object({ name: z.string(), unitName: z.string(), agencyName: z.string(), tier: z.string().nullable() })
    .nullable(),
  to: RoundPost.omit({ holder: true, candidates: true }),
  kind: z.enum(['promotion', 'lateral']),
  fitNow: z.number().nullable(),
  fit: z.number(),
  low: z.number(),
  high: z.number(),
})
export type PlanMove = z.infer<typeof PlanMove>
/** A chain begins at a vacancy; each step says who moves in and which seat that leaves. A cycle's last step closes it. */
export const PlanChain = z.object({ kind: z.enum(['chain', 'cycle']), steps: z.array(PlanMove) })
export type PlanChain = z.infer<typeof PlanChain>
export const EmptyPost = RoundPost.omit({ holder: true }).extend({
  /** Nobody eligible; or all eligible ones are better used elsewhere; or nobody asked for it to be filled. */
  reason: z.enum(['no-candidate', 'needed-elsewhere', 'not-asked']),
})

export const listPlans = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/plans',
  permission: 'placement.read',
  params: IdParams,
  response: z.array(PlanRow),
})
/** Computes a plan under the constraints in force, from the prices of the last plan of the same snapshot. */
export const startPlan = defineRoute({
  method: 'POST',
  url: '/api/placement/rounds/:id/plans',
  permission: 'placement.edit',
  params: IdParams,
  body: PlanSettings.extend(AtVersion.shape),
  response: Job,
})
/** What the job of a plan ends with. */
export const PlanSummary = z.object({ id: Id, state: PlanState })
export const getPlan = defineRoute({
  method: 'GET',
  url: '/api/placement/plans/:id',
  permission: 'placement.read',
  params: IdParams,
  response: PlanRow.extend({
    round: z.object({ id: Id, name: z.string(), date: Day, state: z.string(), version: z.number().int() }),
    moves: z.array(PlanMove),
    chains: z.array(PlanChain),
    empty: z.array(EmptyPost),
    /** Null for a plan without an assignment. */
    fairness: PlanFairness.nullable(),
  }),
})
/** Best total with at most k moves, k = 0, 1, 2, ...; null where that few cannot fill what must be filled. */
export const startCurve = defineRoute({
  method: 'POST',
  url: '/api/placement/plans/:id/curve',
  permission: 'placement.edit',
  params: IdParams,
  response: Job,
})
export const CurveSummary = z.object({ totals: z.array(z.number().nullable()) })

/** Checks the certificate and rebuilds the pairs from the frozen data; names the first difference. */
export const verifyPlan = defineRoute({
  method: 'POST',
  url: '/api/placement/plans/:id/verify',
  permission: 'placement.read',
  params: IdParams,
  response: z.object({
    isIntact: z.boolean(),
    checks: z.array(z.object({ code: z.string(), isHeld: z.boolean(), detail: z.string().nullable() })),
  }),
})

const Side = PlanRow.pick({ id: true, number: true, settings: true, figures: true, createdAt: true })
export const comparePlans = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/compare',
  permission: 'placement.read',
  params: IdParams,
  query: z.object({ a: Id, b: Id }),
  response: z.object({
    a: Side,
    b: Side,
    /** Posts that somebody else gets, or nobody. */
    posts: z.array(
      z.object({
        post: RoundPost.omit({ holder: true, candidates: true }),
        a: Person.extend({ fit: z.number() }).nullable(),
        b: Person.extend({ fit: z.number() }).nullable(),
      }),
    ),
    /** Officials who end elsewhere. */
    officials: z.array(z.object({ official: Person, a: z.string().nullable(), b: z.string().nullable() })),
    agencies: z.array(z.object({ name: z.string(), a: z.number().nullable(), b: z.number().nullable() })),
    chains: z.object({ a: z.array(PlanChain), b: z.array(PlanChain) }),
  }),
})

/** One official and one post: rules, parts of the fit, what is missing to the plan, and what would follow. */
export const getExplanation = defineRoute({
  method: 'GET',
  url: '/api/placement/plans/:id/explain',
  permission: 'placement.read',
  params: IdParams,
  query: z.object({ official: z.coerce.number().int().min(0), post: z.coerce.number().int().min(0) }),
  response: z.object({
    official: Person.extend({
      postName: z.string().nullable(),
      agencyName: z.string().nullable(),
      assessedOn: Day.nullable(),
    }),
    post: RoundPost,
    status: z.enum(['placed', 'candidate', 'barred', 'unknown', 'not-offered']),
    kind: z.enum(['promotion', 'lateral', 'demotion', 'stay']),
    rules: z.array(
      z.object({
        code: z.string(),
        clause: z.string(),
        confidence: z.string(),
        hard: z.boolean(),
        status: z.enum(['held', 'failed', 'unknown']),
        value: z.union([z.number(), z.string()]).nullable(),
        limit: z.union([z.number(), z.string()]),
        unit: z.string(),
        missing: z.array(z.string()),
        firstDate: Day.nullable(),
      }),
    ),
    parts: z.array(
      z.object({ code: z.string(), weight: z.number(), value: z.number().nullable(), points: z.number().nullable() }),
    ),
    fit: z.object({ total: z.number(), low: z.number(), high: z.number(), missing: z.array(z.string()) }).nullable(),
    /** Best total less the best total with this pair in it; null where there is no such plan or it is no candidate. */
    shortfall: z.number().nullable(),
    /** Who the plan puts there, with fit; `isEven` when the intervals overlap. */
    chosen: Person.extend({ fit: z.number(), low: z.number(), high: z.number(), isEven: z.boolean() }).nullable(),
    /** Moves that would differ from the plan were the pair forced. */
    consequence: z.array(PlanMove),
    /** Where the plan puts the official now; null where it leaves the seat as it is. */
    placedIn: z.string().nullable(),
  }),
})
