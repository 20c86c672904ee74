import { FIELD_REASONS } from '@petakom/domain'
import { z } from 'zod'
import { Day, Id, PageQuery } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { FitPartRow, FitRow, RuleRow } from './findings.ts'
import { RoundTier } from './rounds.ts'

/** Who keeps what is missing: personnel agency, organisation unit, assessment committee, administrator. */
export const Keeper = z.enum(['personnel', 'organization', 'committee', 'administrator'])
export type Keeper = z.infer<typeof Keeper>

const MissingDatum = z.object({ datum: z.string(), keeper: Keeper })

/** The caller's own record as the rules read it; null is 'not on record'. Never another person's. */
export const getCareer = defineRoute({
  method: 'GET',
  url: '/api/career',
  permission: 'career.own',
  response: z.object({
    date: Day,
    person: z.object({
      name: z.string(),
      nip: z.string(),
      postName: z.string().nullable(),
      unitName: z.string().nullable(),
      tier: z.string().nullable(),
    }),
    employment: z.string().nullable(),
    education: z.string().nullable(),
    golongan: z.string().nullable(),
    posts: z
      .array(
        z.object({
          name: z.string(),
          unitName: z.string(),
          tier: z.string().nullable(),
          field: z.string().nullable(),
          from: Day,
          until: Day.nullable(),
        }),
      )
      .nullable(),
    predicates: z.array(z.object({ year: z.number(), predicate: z.string() })).nullable(),
    discipline: z.array(z.object({ level: z.string(), from: Day, until: Day.nullable() })).nullable(),
    assessment: z.object({ assessedOn: Day, validUntil: Day }).nullable(),
    /** Hundredths, 0 to 10,000. */
    potential: z.number().nullable(),
    missing: z.array(MissingDatum),
  }),
})

/** The day on which the rules are asked; today where it is not given. The rules begin in 2020. */
const AskedDay = Day.refine(
  (day) => day >= '2021-01-01' && day <= '2099-12-31',
  FIELD_REASONS.DAY_OUT_OF_RANGE,
).optional()

/** own: held now; lower: of a lower rung than the present one, which no plan offers. */
export const CareerStatus = z.enum(['eligible', 'blocked', 'unknown', 'own', 'lower'])
export type CareerStatus = z.infer<typeof CareerStatus>

const CareerPost = z.object({
  jabatanId: Id,
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string().nullable(),
  tier: z.string(),
  /** Seats nobody holds. Who holds the others is not said. */
  vacant: z.number().int(),
  status: CareerStatus,
  kind: z.enum(['promotion', 'lateral', 'demotion', 'stay']),
  fit: FitRow.nullable(),
  /** Codes of the hard rules that fail. */
  barredBy: z.array(z.string()),
  /** The first day on which every rule that fails holds; null where time alone is no help. */
  openFrom: Day.nullable(),
  missing: z.array(z.string()),
})
export type CareerPost = z.infer<typeof CareerPost>

export const listCareerPosts = defineRoute({
  method: 'GET',
  url: '/api/career/posts',
  permission: 'career.own',
  query: PageQuery.extend({
    pageSize: z.coerce.number().int().min(1).max(100).default(20),
    date: AskedDay,
    tier: RoundTier.optional(),
    unitId: Id.optional(),
    vacant: z.enum(['yes', 'no']).optional(),
    search: z.string().trim().max(100).optional(),
    status: CareerStatus.default('eligible'),
    /** Only posts that this rule bars. */
    rule: z.string().max(60).optional(),
    /** Only posts that lack this datum. */
    missing: z.string().max(60).optional(),
  }),
  response: z.object({
    date: Day,
    counts: z.object({
      eligible: z.number(),
      blocked: z.number(),
      unknown: z.number(),
      own: z.number(),
      lower: z.number(),
    }),
    /** Each hard rule that bars a post, by how many; `alone` counts posts where it is the only one. */
    barriers: z.array(
      z.object({
        code: z.string(),
        clause: z.string(),
        confidence: z.string(),
        posts: z.number(),
        alone: z.number(),
        cases: z.array(
          RuleRow.pick({ value: true, limit: true, unit: true, firstDate: true }).extend({
            tier: z.string(),
            posts: z.number(),
          }),
        ),
      }),
    ),
    /** What is missing for posts that nothing bars. */
    gaps: z.array(MissingDatum.extend({ posts: z.number() })),
    agencies: z.array(z.object({ unitId: Id, name: z.string() })),
    total: z.number(),
    rows: z.array(CareerPost),
  }),
})

/** Every rule and every part for the caller and one open post. */
export const getCareerPost = defineRoute({
  method: 'GET',
  url: '/api/career/post',
  permission: 'career.own',
  query: z.object({ jabatanId: Id, date: AskedDay }),
  response: z.object({
    date: Day,
    post: CareerPost,
    rules: z.array(RuleRow),
    parts: z.array(FitPartRow),
    /** What would help, from the gaps to the standard of this post. Sentences in Indonesian. */
    advice: z.array(z.string()),
  }),
})

/** Rounds that are decided and closed for good; of any other nothing is known here. */
export const listCareerRounds = defineRoute({
  method: 'GET',
  url: '/api/career/rounds',
  permission: 'career.own',
  response: z.array(
    z.object({
      id: Id,
      name: z.string(),
      date: Day,
      archivedOn: Day,
      /** Whether the caller is in the data of the round. */
      isMember: z.boolean(),
    }),
  ),
})

const RoundPostName = z.object({
  index: z.number().int(),
  name: z.string(),
  unitName: z.string(),
  agencyName: z.string(),
  tier: z.string(),
})
/** Posts of an archived round, as the round itself had them; no word on who holds or got one. */
export const listCareerRoundPosts = defineRoute({
  method: 'GET',
  url: '/api/career/round-posts',
  permission: 'career.own',
  query: z.object({ roundId: Id }),
  response: z.object({
    /** Where the decision puts the caller: another post, or the present one. */
    outcome: z.object({ kind: z.enum(['moved', 'stays']), postName: z.string().nullable() }),
    posts: z.array(RoundPostName.extend({ isCandidate: z.boolean() })),
  }),
})

/**
 * Why the caller did not get a post of an archived round. The schema has no place for another person: no name, number,
 * score, part or order; the reply passes it before it leaves.
 */
export const getWhyNot = defineRoute({
  method: 'GET',
  url: '/api/career/why-not',
  permission: 'career.own',
  query: z.object({ roundId: Id, post: z.coerce.number().int().min(0).max(1_000_000) }),
  response: z
    .object({
      round: z.object({ name: z.string(), date: Day }).strict(),
      post: RoundPostName.strict(),
      /**
       * chosen: the caller got it; departed: the plan had the caller there and the PPK decided otherwise; barred: a rule;
       * unknown: a datum; incomplete: a part of the fit; lower, not-offered: no move the round makes; unfilled: the
       * caller there would leave more posts empty; short: the shortfall; even: nothing is short, another plan as good was taken.
       */
      cause: z.enum([
        'chosen',
        'departed',
        'barred',
        'unknown',
        'incomplete',
        'lower',
        'not-offered',
        'unfilled',
        'short',
        'even',
      ]),
      /** Hundredths of a point that the best plan is above the best one with the caller in this post. */
      shortfall: z.number().nullable(),
      fit: FitRow.strict().nullable(),
      parts: z.array(FitPartRow.strict()),
      rules: z.array(RuleRow.strict()),
      missing: z.array(MissingDatum.strict()),
      /** Whether the interval of the caller overlaps that of who got the post; null where nobody did, or no fit is known. */
      isEven: z.boolean().nullable(),
      /** The PPK's reason for departing from the plan at this post, other people's names and numbers taken out. */
      reason: z.string().nullable(),
      /** The post that the decision gives the caller instead. */
      ownPost: z.string().nullable(),
      advice: z.array(z.string()),
    })
    .strict(),
})
export type WhyNot = z.infer<typeof getWhyNot.response>
