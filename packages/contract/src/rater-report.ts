import { z } from 'zod'
import { CentreTask } from './centre/parts.ts'
import { Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'
import { Job } from './jobs.ts'

const Share = z.number().nullable()

/** What the chief should know: a code of the reasons with its values, and the Indonesian sentence. */
export const RaterFinding = z.object({
  urgency: z.enum(['act', 'watch', 'note']),
  code: z.string(),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
})
export type RaterFinding = z.infer<typeof RaterFinding>

/** One rater; see the domain's RaterStanding, RaterUse and StudiedRater. Severity above 0 is severe. */
export const RaterLine = z.object({
  rater: Id,
  ratings: z.number(),
  severity: z.number().nullable(),
  severityError: z.number().nullable(),
  /** Score points, and the error that corrected ratings carry. */
  points: z.number().nullable(),
  pointsError: z.number().nullable(),
  infit: z.number().nullable(),
  mean: z.number(),
  /** Ratings of each level, 0 to 5. */
  levels: z.array(z.number()),
  haloShare: Share,
  narrowShare: Share,
  findings: z.array(RaterFinding),
})
export type RaterLine = z.infer<typeof RaterLine>

const Planned = z.object({
  exercises: z.number(),
  raters: z.number(),
  dependability: Share,
  generalisability: Share,
  standardError: z.number(),
})

export const RaterReport = z.object({
  persons: z.number(),
  advice: z.object({ recipe: z.string(), source: z.string(), confidence: z.enum(['high', 'medium', 'low']) }),
  general: z.array(RaterFinding),
  raters: z.array(RaterLine),
  /** The arguments of the domain's correctedRating: what results and wash-ups correct levels with. */
  correction: z.object({
    severities: z.array(z.object({ rater: Id, points: z.number(), standardError: z.number() })),
    variances: z.object({ exercise: z.number(), rating: z.number() }).nullable(),
    variancesFrom: z.enum(['ratings', 'recipe']),
    unknownSeverity: z.number(),
    problem: z.enum(['not-linked', 'no-model']).nullable(),
  }),
  /** See the domain's ExerciseAgreement. */
  agreement: z.array(
    z.object({
      exercise: Id,
      persons: z.number(),
      raters: z.number(),
      cells: z.number(),
      exact: Share,
      withinOne: Share,
      difference: Share,
      iccOne: Share,
      iccMean: Share,
      each: z.number().nullable(),
      alpha: Share,
    }),
  ),
  cells: z.array(
    z.object({
      exercise: Id,
      competency: z.string(),
      ratings: z.number(),
      persons: z.number(),
      mean: z.number(),
      spread: Share,
      differing: Share,
    }),
  ),
  effect: z.object({ sameCompetency: Share, sameExercise: Share, neither: Share }),
  studies: z.array(
    z.object({
      competency: z.string().nullable(),
      design: z.string(),
      persons: z.number(),
      ratings: z.number(),
      components: z.array(
        z.object({ name: z.string(), variance: z.number(), standardError: z.number().nullable(), share: Share }),
      ),
      generalisability: Share,
      dependability: Share,
      dependabilityError: Share,
      standardError: z.number(),
    }),
  ),
  plan: z.array(Planned),
  enough: z.array(z.object({ wanted: z.number(), plans: z.array(Planned) })),
})
export type RaterReport = z.infer<typeof RaterReport>

/** An assessor who is not the chief sees only what concerns themselves: their own line, and no table of all. */
export const getRaterReport = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/rater-report',
  permission: 'rater.read',
  params: IdParams,
  response: z.object({
    centre: z.object({ id: Id, name: z.string(), eventName: z.string(), timezone: z.string() }),
    task: CentreTask.nullable(),
    /** Whether the caller may have it computed. */
    mayRun: z.boolean(),
    /** Ratings that count now; those that the report was made from are in `made`. */
    ratings: z.number(),
    isStale: z.boolean(),
    isOwnOnly: z.boolean(),
    made: z.object({ at: Instant, by: z.string(), ratings: z.number() }).nullable(),
    report: RaterReport.nullable(),
    raters: z.array(z.object({ id: Id, name: z.string() })),
    exercises: z.array(z.object({ id: Id, name: z.string(), kind: z.string() })),
  }),
})

/** Where raters are simulated with a severity that was set beforehand: how well the report found it. Empty for people. */
export const getSeverityRecovery = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/severity-recovery',
  permission: 'centre.read',
  params: IdParams,
  response: z.object({
    correlation: Share,
    error: z.number().nullable(),
    within: z.number(),
    rows: z.array(
      z.object({
        rater: Id,
        name: z.string(),
        ratings: z.number(),
        known: z.number(),
        estimated: z.number(),
        standardError: z.number(),
        isWithin: z.boolean(),
      }),
    ),
  }),
})

export const computeRaterReport = defineRoute({
  method: 'POST',
  url: '/api/centres/:id/rater-report',
  permission: 'rater.run',
  params: IdParams,
  response: Job,
})
/** What such a job ends with. */
export const RaterReportSummary = z.object({ ratings: z.number(), raters: z.number() })
