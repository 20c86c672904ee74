import { z } from 'zod'
import { Day, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

const CompetencyCode = z.string().regex(/^(M\.0[1-8]|SK\.01)$/)
export const DebriefAction = z.object({
  competency: CompetencyCode.nullable(),
  text: z.string().trim().min(5).max(500),
  /** What the agency gives to it: a mentor, time, a training. */
  support: z.string().trim().max(300),
  due: Day.nullable(),
})
export type DebriefAction = z.infer<typeof DebriefAction>

const Words = {
  heldOn: Day,
  place: z.string().trim().min(2).max(200),
  ledBy: z.string().trim().min(3).max(200),
  notes: z.string().trim().min(10).max(4000),
  actions: z.array(DebriefAction).min(1).max(12),
}
export const DebriefWords = z.object(Words)
export type DebriefWords = z.infer<typeof DebriefWords>

export const Debrief = z.object({
  id: Id,
  ...Words,
  turn: z.number(),
  recordedBy: z.string(),
  recordedAt: Instant,
  acknowledged: z
    .object({
      way: z.enum(['own', 'paper']),
      agrees: z.boolean(),
      words: z.string(),
      signedOn: Day,
      by: z.string(),
      at: Instant,
    })
    .nullable(),
})
export type Debrief = z.infer<typeof Debrief>

export const listDebriefs = defineRoute({
  method: 'GET',
  url: '/api/results/:id/debriefs',
  permission: 'report.read',
  params: IdParams,
  response: z.object({
    person: z.object({ name: z.string(), nip: z.string(), jabatan: z.string() }),
    event: z.string(),
    assessedOn: Day,
    today: Day,
    /** The report's development advice, to begin the actions from. */
    advice: z.array(z.object({ competency: z.string(), text: z.string() })),
    debriefs: z.array(Debrief),
  }),
})
export const addDebrief = defineRoute({
  method: 'POST',
  url: '/api/results/:id/debriefs',
  permission: 'debrief.edit',
  params: IdParams,
  body: DebriefWords,
  response: z.object({ id: Id }),
})
export const correctDebrief = defineRoute({
  method: 'PUT',
  url: '/api/debriefs/:id',
  permission: 'debrief.edit',
  params: IdParams,
  body: DebriefWords.extend({ turn: z.number().int().min(1), reason: z.string().trim().min(5).max(500) }),
  response: z.object({ turn: z.number() }),
})

const Acknowledgement = z.object({
  turn: z.number().int().min(1),
  agrees: z.boolean(),
  words: z.string().trim().max(1000),
})
/** That the participant signed the printed record. */
export const acknowledgeOnPaper = defineRoute({
  method: 'POST',
  url: '/api/debriefs/:id/paper',
  permission: 'debrief.edit',
  params: IdParams,
  body: Acknowledgement.extend({ signedOn: Day }),
  response: z.object({}),
})
/** The caller's own meetings; nobody is named. */
export const listOwnDebriefs = defineRoute({
  method: 'GET',
  url: '/api/own/debriefs',
  permission: 'career.own',
  response: z.array(Debrief.extend({ event: z.string() })),
})
export const acknowledgeDebrief = defineRoute({
  method: 'POST',
  url: '/api/own/debriefs/:id',
  permission: 'career.own',
  params: IdParams,
  body: Acknowledgement,
  response: z.object({}),
})
