import { z } from 'zod'
import { Day, Id, IdParams, Instant, PageQuery } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Advice, MethodReport, Moment, Observation } from './final-levels.ts'
import { Job } from './jobs.ts'
import { JabatanKind, Tier } from './organization.ts'

export const ScaleKind = z.enum(['competency', 'theme', 'potential'])

/** A level on the 1 to 5 scale with its 80 % interval; `required` is null where the post asks for nothing. */
export const ScaleScore = z.object({
  scale: z.string(),
  name: z.string(),
  nameEn: z.string(),
  level: z.number(),
  levelContinuous: z.number(),
  low: z.number(),
  high: z.number(),
  required: z.number().nullable(),
  gap: z.number().nullable(),
  itemsAnswered: z.number(),
  itemsServed: z.number(),
})
export type ScaleScore = z.infer<typeof ScaleScore>

export const Category = z.object({ code: z.string(), name: z.string() })

export const scoreEvent = defineRoute({
  method: 'POST',
  url: '/api/events/:id/score',
  permission: 'result.score',
  params: IdParams,
  response: Job,
})
/** What the job of scoring an event ends with. */
export const ScoringSummary = z.object({ scored: z.number(), withoutAnswers: z.number(), unchanged: z.number() })

export const ResultRow = z.object({
  participantId: Id,
  number: z.number(),
  name: z.string(),
  nip: z.string(),
  unitName: z.string(),
  jabatanName: z.string(),
  tier: Tier.nullable(),
  attendance: z.string().nullable(),
  jpm: z.number().nullable(),
  category: Category.nullable(),
  levels: z.record(z.string(), z.number()),
  /** What the result was made with; null where there is none. */
  recipeVersion: z.string().nullable(),
  categoryVersion: z.string().nullable(),
  engineVersion: z.string().nullable(),
})
export const listResults = defineRoute({
  method: 'GET',
  url: '/api/events/:id/results',
  permission: 'result.read',
  params: IdParams,
  query: PageQuery.extend({
    pageSize: z.coerce.number().int().min(1).max(5000).default(50),
    unitId: Id.optional(),
    tier: Tier.optional(),
    kind: JabatanKind.optional(),
    category: z.string().max(5).optional(),
    search: z.string().max(100).optional(),
    sort: z.enum(['number', 'name', 'jpm']).default('number'),
  }),
  response: z.object({
    event: z.object({ id: Id, name: z.string(), purpose: z.string() }),
    summary: z.object({
      participants: z.number(),
      scored: z.number(),
      absent: z.number(),
      categories: z.array(Category.extend({ count: z.number() })),
    }),
    total: z.number(),
    rows: z.array(ResultRow),
  }),
})

const Sentence = z.string()
export const IndividualReport = z.object({
  instansi: z.string(),
  isSynthetic: z.boolean(),
  event: z.object({ name: z.string(), purpose: z.string(), purposeName: z.string(), venue: z.string() }),
  assessedOn: Day,
  person: z.object({
    number: z.number(),
    name: z.string(),
    nip: z.string(),
    jabatan: z.string(),
    tier: z.string(),
    unit: z.string(),
    golongan: z.string(),
  }),
  potentials: z.array(
    z.object({ code: z.string(), name: z.string(), rating: z.number().nullable(), label: z.string() }),
  ),
  competencies: z.array(ScaleScore),
  themes: z.array(ScaleScore),
  jpm: z
    .object({ achieved: z.number(), required: z.number(), value: z.number(), category: Category, sentence: Sentence })
    .nullable(),
  missing: z.array(Sentence),
  strengths: z.array(Sentence),
  developmentAreas: z.array(Sentence),
  /** Only for a mapping. */
  placementAdvice: Sentence.nullable(),
  developmentAdvice: z.array(Advice),
  /** Null where only tests measured. */
  methods: MethodReport.nullable(),
  observations: z.array(Observation),
  moments: z.array(Moment),
  standardSource: z.string(),
  method: z.object({
    recipeVersion: z.string(),
    categoryVersion: z.string(),
    engineVersion: z.string(),
    inputHash: z.string(),
    note: Sentence,
  }),
  verification: z.object({ code: z.string(), url: z.string() }),
  computedAt: Instant,
})
export type IndividualReport = z.infer<typeof IndividualReport>

export const getReport = defineRoute({
  method: 'GET',
  url: '/api/results/:id/report',
  permission: 'report.read',
  params: IdParams,
  response: IndividualReport,
})
export const getReportPdf = defineRoute({
  method: 'GET',
  url: '/api/results/:id/report.pdf',
  permission: 'report.read',
  params: IdParams,
  response: z.unknown(),
})
/** All individual reports of an event as one archive, kept until the next one replaces it. */
export const getReportArchive = defineRoute({
  method: 'GET',
  url: '/api/events/:id/reports',
  permission: 'report.read',
  params: IdParams,
  response: z.object({
    /** Participants who have a result now. */
    reports: z.number(),
    archive: z
      .object({
        fileName: z.string(),
        bytes: z.number(),
        reports: z.number(),
        createdAt: Instant,
        createdBy: z.string(),
        /** Results were computed after it was made. */
        isStale: z.boolean(),
      })
      .nullable(),
  }),
})
export const makeReportArchive = defineRoute({
  method: 'POST',
  url: '/api/events/:id/reports',
  permission: 'report.read',
  params: IdParams,
  response: Job,
})
/** What the job of making it ends with. */
export const ReportArchiveSummary = z.object({ reports: z.number(), bytes: z.number() })
export const downloadReportArchive = defineRoute({
  method: 'GET',
  url: '/api/events/:id/reports.zip',
  permission: 'report.read',
  params: IdParams,
  response: z.unknown(),
})
export const getResultsWorkbook = defineRoute({
  method: 'GET',
  url: '/api/events/:id/results.xlsx',
  permission: 'result.read',
  params: IdParams,
  response: z.unknown(),
})

/** The answers behind one scale: what was asked, what was chosen, and what that was worth. */
export const getEvidence = defineRoute({
  method: 'GET',
  url: '/api/results/:id/evidence',
  permission: 'report.read',
  params: IdParams,
  query: z.object({ kind: ScaleKind, scale: z.string().max(40) }),
  response: z.array(
    z.object({
      code: z.string(),
      exercise: z.string(),
      stem: z.string(),
      answer: z.string().nullable(),
      /** Null while the answer awaits its rater. */
      points: z.number().nullable(),
      maxPoints: z.number(),
      answeredAt: Instant.nullable(),
    }),
  ),
})

/** Anyone who holds a printed report may ask whether it is genuine; the reply names nobody in full. */
export const verifyReport = defineRoute({
  method: 'GET',
  url: '/api/verify/:code',
  permission: 'public',
  params: z.object({ code: z.string().min(8).max(40) }),
  response: z.object({
    outcome: z.enum(['genuine', 'unknown']),
    initials: z.string().optional(),
    instansi: z.string().optional(),
    event: z.string().optional(),
    assessedOn: Day.optional(),
    category: z.string().nullable().optional(),
    /** Issued by us, and computed anew by another recipe since. */
    isReplaced: z.boolean().optional(),
  }),
})
