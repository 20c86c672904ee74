import { FIELD_REASONS, LEAST_GROUP, RELATIONS } from '@petakom/domain'
import { z } from 'zod'
import { Day, Done, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'

const Relation = z.enum(RELATIONS)
const Statement = z.object({ code: z.string(), competency: z.string(), text: z.string(), textEn: z.string() })
export const StoredQuestionnaire = z.object({
  code: z.string(),
  version: z.number(),
  title: z.string(),
  titleEn: z.string(),
  source: z.string(),
  statements: z.array(Statement),
})
const State = z.enum(['draft', 'open', 'closed'])
const Counts = z.object({ relation: Relation, asked: z.number(), finished: z.number() })

export const MultiraterRound = z.object({
  id: Id,
  eventId: Id,
  name: z.string(),
  leastGroup: z.number(),
  closesOn: Day,
  state: State,
  subjects: z.number(),
  asked: z.number(),
  finished: z.number(),
})
export type MultiraterRound = z.infer<typeof MultiraterRound>

export const listMultiraterRounds = defineRoute({
  method: 'GET',
  url: '/api/events/:id/multirater',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(MultiraterRound),
})
/** Asks, for each candidate of the event's centre, or each participant where there is none, whom the posts name. */
export const createMultiraterRound = defineRoute({
  method: 'POST',
  url: '/api/events/:id/multirater',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    name: z.string().trim().min(3).max(120),
    leastGroup: z.number().int().min(LEAST_GROUP).max(20),
    closesOn: Day,
  }),
  response: z.object({ id: Id, subjects: z.number(), asked: z.number() }),
})
export const getMultiraterRound = defineRoute({
  method: 'GET',
  url: '/api/multirater/:id',
  permission: 'centre.read',
  params: IdParams,
  response: MultiraterRound.extend({
    people: z.array(
      z.object({
        participantId: Id,
        name: z.string(),
        unitName: z.string(),
        counts: z.array(Counts),
        /** Hidden groups of which fewer than the least group were asked, even together: nothing of them will be shown. */
        small: z.array(Relation),
      }),
    ),
  }),
})
export const listMultiraterAsked = defineRoute({
  method: 'GET',
  url: '/api/multirater/:id/asked',
  permission: 'centre.read',
  params: IdParams,
  query: z.object({ participantId: Id }),
  response: z.array(
    z.object({
      id: Id,
      name: z.string(),
      nip: z.string(),
      relation: Relation,
      isFinished: z.boolean(),
      hasAccount: z.boolean(),
    }),
  ),
})
export const askForFeedback = defineRoute({
  method: 'POST',
  url: '/api/multirater/:id/asked',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    participantId: Id,
    nip: z.string().regex(/^\d{18}$/, FIELD_REASONS.NIP_DIGITS),
    relation: Relation.exclude(['self']),
  }),
  response: z.object({ id: Id }),
})
export const withdrawAsking = defineRoute({
  method: 'DELETE',
  url: '/api/multirater/asked/:id',
  permission: 'centre.edit',
  params: IdParams,
  response: Done,
})
export const openMultiraterRound = defineRoute({
  method: 'POST',
  url: '/api/multirater/:id/open',
  permission: 'centre.edit',
  params: IdParams,
  response: Done,
})
/** For good: links between answers and their givers are gone afterwards. */
export const closeMultiraterRound = defineRoute({
  method: 'POST',
  url: '/api/multirater/:id/close',
  permission: 'centre.edit',
  params: IdParams,
  response: z.object({ kept: z.number(), unfinished: z.number() }),
})
const Summary = z.object({
  leastGroup: z.number(),
  groups: z.array(
    z.object({
      group: z.enum([...RELATIONS, 'others']),
      people: z.number(),
      competencies: z.array(z.object({ competency: z.string(), mean: z.number().nullable() })),
    }),
  ),
  withheld: z.array(Relation),
  comments: z.array(z.string()),
  ownComments: z.object({ self: z.array(z.string()), superior: z.array(z.string()) }),
})
export type MultiraterResult = z.infer<typeof MultiraterResult>
export const MultiraterResult = Summary.extend({ roundName: z.string(), name: z.string(), isSynthetic: z.boolean() })
/** Of a closed round. Each view of another person's result is written down. */
export const getMultiraterResult = defineRoute({
  method: 'GET',
  url: '/api/multirater/:id/results',
  permission: 'result.read',
  params: IdParams,
  query: z.object({ participantId: Id }),
  response: MultiraterResult,
})

const Task = z.object({
  id: Id,
  roundName: z.string(),
  /** Who is described. */
  name: z.string(),
  jabatanName: z.string(),
  relation: Relation,
  closesOn: Day,
  answered: z.number(),
  statements: z.number(),
  isFinished: z.boolean(),
})
export const listOwnFeedback = defineRoute({
  method: 'GET',
  url: '/api/feedback',
  permission: 'career.own',
  response: z.object({
    tasks: z.array(Task),
    /** Closed rounds in which the caller was described. */
    results: z.array(z.object({ roundId: Id, roundName: z.string() })),
  }),
})
const Frequency = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5), z.null()])
const Answers = z.record(z.string().max(20), Frequency)
export const FeedbackTask = Task.extend({
  questionnaire: StoredQuestionnaire,
  leastGroup: z.number(),
  answers: Answers,
  comment: z.string(),
})
export type FeedbackTask = z.infer<typeof FeedbackTask>
export const getFeedbackTask = defineRoute({
  method: 'GET',
  url: '/api/feedback/:id',
  permission: 'career.own',
  params: IdParams,
  response: FeedbackTask,
})
export const saveFeedback = defineRoute({
  method: 'PUT',
  url: '/api/feedback/:id',
  permission: 'career.own',
  params: IdParams,
  body: z.object({
    answers: Answers,
    comment: z.string().trim().max(2000),
    /** Finished answers may still be changed until the round closes. */
    isFinished: z.boolean(),
  }),
  response: z.object({ missing: z.array(z.string()) }),
})
export const getOwnFeedbackResult = defineRoute({
  method: 'GET',
  url: '/api/feedback/results/:id',
  permission: 'career.own',
  params: IdParams,
  response: MultiraterResult,
})
