import { z } from 'zod'
import { Day, Done, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { TrainingCaseContent, TrainingPurpose } from './training-case.ts'

/** What one sees before rating: everything but the agreed levels. */
export const OpenCase = z.object({
  id: Id,
  code: z.string(),
  version: z.number().int(),
  content: TrainingCaseContent.omit({ gold: true }),
})
export type OpenCase = z.infer<typeof OpenCase>

export const CaseRatings = z
  .array(
    z.object({
      person: z.string().max(40),
      competency: z.string().max(10),
      level: z.number().int().min(0).max(5),
      evidence: z.array(z.string().max(40)).max(60),
    }),
  )
  .min(1)
  .max(108)
export type CaseRatings = z.infer<typeof CaseRatings>

/** Cronbach's components in levels, shares 0 to 1. */
export const CalibrationMeasures = z.object({
  cells: z.number().int(),
  bias: z.number(),
  differentialElevation: z.number(),
  stereotype: z.number(),
  differential: z.number(),
  distance: z.number(),
  meanAbsolute: z.number(),
  exact: z.number(),
  adjacent: z.number(),
  correlation: z.number().nullable(),
  sensitivity: z.number().nullable(),
  byCompetency: z.array(z.object({ competency: z.string(), bias: z.number(), ratings: z.number().int() })),
  criteria: z.array(
    z.object({
      name: z.enum(['exact', 'adjacent', 'bias', 'sensitivity']),
      value: z.number().nullable(),
      limit: z.number(),
      isMet: z.boolean(),
    }),
  ),
  passed: z.boolean(),
})
export type CalibrationMeasures = z.infer<typeof CalibrationMeasures>

export const CalibrationRuleContent = z.object({
  leastExact: z.number().min(0).max(1),
  leastAdjacent: z.number().min(0).max(1),
  mostBias: z.number().min(0).max(5),
  leastSensitivity: z.number().min(-2).max(4),
  validMonths: z.number().int().min(1).max(60),
  retryAfterDays: z.number().int().min(0).max(365),
})
export const CalibrationRuleRow = CalibrationRuleContent.extend({
  version: z.string(),
  validFrom: Day,
  source: z.string(),
  confidence: z.enum(['high', 'medium', 'low']),
})
export type CalibrationRuleRow = z.infer<typeof CalibrationRuleRow>

/** One's way to rating: cases to learn by, and the exercise that measures. */
export const getTraining = defineRoute({
  method: 'GET',
  url: '/api/training',
  permission: 'assessor.own',
  response: z.object({
    today: Day,
    cases: z.array(
      z.object({
        id: Id,
        code: z.string(),
        title: z.string(),
        kind: z.string(),
        persons: z.number().int(),
        ratings: z.number().int(),
        lines: z.number().int(),
        doneAt: Instant.nullable(),
      }),
    ),
    calibration: z.object({
      cases: z.number().int(),
      ratings: z.number().int(),
      rule: CalibrationRuleRow,
      attempts: z.number().int(),
      latest: z.object({ at: Instant, on: Day, until: Day, measures: CalibrationMeasures }).nullable(),
      /** Every training case must be handed in once before. */
      trainingLeft: z.number().int(),
      /** The first day on which it may be taken; null: no case is there to be rated. */
      mayStartOn: Day.nullable(),
    }),
  }),
})

/** A training case; the agreed levels with their reasons come with it once one has rated. */
export const getTrainingCase = defineRoute({
  method: 'GET',
  url: '/api/training/:id',
  permission: 'assessor.own',
  params: IdParams,
  response: OpenCase.extend({
    own: z
      .object({
        at: Instant,
        ratings: CaseRatings,
        measures: CalibrationMeasures,
        gold: TrainingCaseContent.shape.gold,
      })
      .nullable(),
  }),
})
export const submitTraining = defineRoute({
  method: 'POST',
  url: '/api/training/:id',
  permission: 'assessor.own',
  params: IdParams,
  body: z.object({ ratings: CaseRatings }),
  response: Done,
})

/**
 * The cases of the calibration exercise, without what was agreed: that never leaves the server. None while it may not be
 * taken; `closed` is then the code of the refusal that handing it in would meet.
 */
export const getCalibrationExercise = defineRoute({
  method: 'GET',
  url: '/api/calibration-exercise',
  permission: 'assessor.own',
  response: z.object({ cases: z.array(OpenCase), closed: z.string().nullable() }),
})
export const submitCalibrationExercise = defineRoute({
  method: 'POST',
  url: '/api/calibration-exercise',
  permission: 'assessor.own',
  body: z.object({
    cases: z
      .array(z.object({ caseId: Id, ratings: CaseRatings }))
      .min(1)
      .max(12),
  }),
  response: z.object({ measures: CalibrationMeasures }),
})

export const TrainingCaseRow = z.object({
  id: Id,
  code: z.string(),
  version: z.number().int(),
  purpose: TrainingPurpose,
  state: z.enum(['in-use', 'retired']),
  title: z.string(),
  kind: z.string(),
  persons: z.number().int(),
  ratings: z.number().int(),
  submissions: z.number().int(),
})
/** For the committee: every case, the rule in force and those before it. */
export const listTrainingCases = defineRoute({
  method: 'GET',
  url: '/api/training-cases',
  permission: 'assessor.manage',
  response: z.object({ rows: z.array(TrainingCaseRow), rule: CalibrationRuleRow, rules: z.array(CalibrationRuleRow) }),
})
/** With the agreed levels; those of a calibration not to one who may be measured by it. Every look is recorded. */
export const getTrainingCaseKey = defineRoute({
  method: 'GET',
  url: '/api/training-cases/:id',
  permission: 'assessor.manage',
  params: IdParams,
  response: OpenCase.extend({ purpose: TrainingPurpose, gold: TrainingCaseContent.shape.gold.nullable() }),
})
/** Adds a case, or a new version of one, from a file. A version that takes another's place retires it. */
export const addTrainingCase = defineRoute({
  method: 'POST',
  url: '/api/training-cases',
  permission: 'assessor.manage',
  body: z.object({ text: z.string().min(1).max(400_000) }),
  response: z.discriminatedUnion('outcome', [
    z.object({ outcome: z.literal('added'), id: Id, code: z.string(), version: z.number().int() }),
    z.object({
      outcome: z.literal('refused'),
      problems: z.array(z.object({ line: z.number().nullable(), place: z.string(), reason: z.string() })),
    }),
  ]),
})
/** Adds the originals whose code is not there yet. */
export const loadOriginalCases = defineRoute({
  method: 'POST',
  url: '/api/training-cases/originals',
  permission: 'assessor.manage',
  response: z.object({ added: z.number().int() }),
})
export const retireTrainingCase = defineRoute({
  method: 'POST',
  url: '/api/training-cases/:id/retire',
  permission: 'assessor.manage',
  params: IdParams,
  response: Done,
})
export const addCalibrationRule = defineRoute({
  method: 'POST',
  url: '/api/calibration-rules',
  permission: 'assessor.manage',
  body: CalibrationRuleContent.extend({
    validFrom: Day,
    source: z.string().trim().min(3).max(300),
    reason: z.string().trim().min(5).max(500),
  }),
  response: z.object({ version: z.string() }),
})
