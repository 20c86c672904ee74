import type { EvidencePattern as Evidence, Scenario, Condition as Wanted } from '@petakom/domain'
import { z } from 'zod'

/** A file of a simulation: see the domain's `Scenario`, which this reads letter by letter. */
const Id = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/)
const Text = z.string().trim().min(1).max(4000)
const Line = z.string().trim().min(1).max(300)
const Minute = z.number().int().min(0).max(100_000)
const Whole = z.number().int().min(-1_000_000).max(1_000_000)
const Paragraphs = z.array(Text).min(1).max(30)
const Ids = z.union([Id, z.array(Id).min(1).max(60)])

const ActKind = z.enum([
  ...(['open', 'reply', 'delegate', 'schedule', 'decide', 'ask', 'postpone', 'escalate', 'archive', 'note'] as const),
])
const ActPattern = z.strictObject({
  kind: z.union([ActKind, z.array(ActKind).min(1)]),
  about: Ids.optional(),
  to: Ids.optional(),
  option: Ids.optional(),
  slotWithin: z.strictObject({ from: Minute, to: Minute }).optional(),
  withoutClash: z.boolean().optional(),
  leastWords: z.number().int().min(1).max(1000).optional(),
})
const Condition: z.ZodType<Wanted> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Condition).min(1) }),
    z.strictObject({ any: z.array(Condition).min(1) }),
    z.strictObject({ not: Condition }),
    z.strictObject({ happened: Id }),
    z.strictObject({ marked: Id }),
    z.strictObject({ done: ActPattern }),
    z.strictObject({ resource: Id, least: Whole.optional(), most: Whole.optional() }),
    z.strictObject({ before: Minute }),
    z.strictObject({ after: Minute }),
  ]),
)
const CalendarEntry = z.strictObject({
  id: Id,
  title: Line,
  from: Minute,
  to: Minute,
  with: z.array(Id).optional(),
  movable: z.boolean(),
})
const Effect = z.union([
  z.strictObject({ send: Id }),
  z.strictObject({ reveal: Id }),
  z.strictObject({ change: Id, by: Whole }),
  z.strictObject({ mark: Id, is: z.boolean() }),
  z.strictObject({ close: Id }),
  z.strictObject({ calendar: CalendarEntry }),
  z.strictObject({ notice: Line }),
  z.strictObject({ end: z.literal(true) }),
])
const Option = z.strictObject({
  id: Id,
  label: Line,
  cost: z.record(Id, z.number().int().min(0)).optional(),
  takes: Minute.optional(),
  closesMessage: z.boolean().optional(),
  when: Condition.optional(),
})
const EvidencePattern: z.ZodType<Evidence> = z.lazy(() =>
  z.union([
    z.strictObject({
      act: ActPattern,
      by: Minute.optional(),
      within: Minute.optional(),
      notBefore: Minute.optional(),
      beforeEvent: Id.optional(),
      afterEvent: Id.optional(),
      afterReading: z.array(Id).min(1).optional(),
      beforeAct: ActPattern.optional(),
      afterAct: ActPattern.optional(),
      leastConsideration: z.number().int().min(1).max(3600).optional(),
    }),
    z.strictObject({ sequence: z.array(ActPattern).min(2) }),
    z.strictObject({
      count: ActPattern,
      least: z.number().int().min(0).optional(),
      most: z.number().int().min(0).optional(),
    }),
    z.strictObject({ atEnd: Condition }),
    z.strictObject({ all: z.array(EvidencePattern).min(1) }),
    z.strictObject({ any: z.array(EvidencePattern).min(1) }),
    z.strictObject({ not: EvidencePattern }),
  ]),
)
const Competency = z.string().regex(/^(M\.0[1-8]|SK\.01)$/)
const Indicator = z.string().regex(/^(M\.0[1-8]|SK\.01)\.[1-5]\.\d$/)

export const SimulationFile: z.ZodType<Scenario> = z.strictObject({
  format: z.literal('petakom-simulation/1'),
  code: z.string().regex(/^[A-Z0-9][A-Z0-9-]{2,29}$/),
  version: z.number().int().min(1),
  kind: z.enum(['in-basket', 'dynamic-scenario']),
  title: Line,
  family: Id,
  clock: z.strictObject({
    starts: z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
    minutes: z.number().int().min(10).max(10_000),
    pace: z.number().int().min(1).max(120),
  }),
  role: Text,
  briefing: Paragraphs,
  competencies: z.array(Competency).min(1).max(9),
  actors: z
    .array(
      z.strictObject({
        id: Id,
        name: Line,
        role: Line,
        relation: z.enum(['superior', 'subordinate', 'peer', 'outside']),
        canBeDelegatedTo: z.boolean().optional(),
      }),
    )
    .min(1)
    .max(60),
  resources: z
    .array(
      z.strictObject({
        id: Id,
        name: Line,
        unit: z.string().max(30),
        start: Whole,
        least: Whole.optional(),
        most: Whole.optional(),
        shown: z.boolean(),
      }),
    )
    .max(20),
  documents: z
    .array(
      z.strictObject({
        id: Id,
        title: Line,
        body: z.array(Text).max(30),
        table: z
          .strictObject({
            caption: Line,
            columns: z.array(Line).min(1).max(12),
            rows: z.array(z.array(z.string().max(200))).max(60),
          })
          .optional(),
        hidden: z.boolean().optional(),
      }),
    )
    .max(60),
  calendar: z.array(CalendarEntry).max(60),
  messages: z
    .array(
      z.strictObject({
        id: Id,
        from: Id,
        subject: Line,
        body: Paragraphs,
        channel: z.enum(['letter', 'email', 'chat', 'phone', 'radio', 'memo']),
        arrives: Minute.nullable(),
        attachments: z.array(Id).optional(),
        closes: Minute.nullable().optional(),
        options: z.array(Option).max(12).optional(),
        acts: z.array(ActKind).min(1).optional(),
      }),
    )
    .min(1)
    .max(120),
  events: z
    .array(
      z.strictObject({
        id: Id,
        when: z.union([
          z.strictObject({ at: Minute }),
          z.strictObject({ act: ActPattern }),
          z.strictObject({ holds: Condition }),
          z.strictObject({ after: Id }),
        ]),
        delay: Minute.optional(),
        only: Condition.optional(),
        unless: Condition.optional(),
        chance: z.number().int().min(1).max(100).optional(),
        effects: z.array(Effect).min(1).max(20),
      }),
    )
    .max(200),
  rules: z
    .array(
      z.strictObject({
        id: Id,
        competency: Competency,
        indicator: Indicator,
        basis: z.enum(['product', 'process']),
        points: z.number().int().min(-20).max(20),
        pattern: EvidencePattern,
        because: Line,
      }),
    )
    .max(300),
  rating: z
    .array(
      z.strictObject({
        id: Id,
        about: Id,
        to: z.array(Id).optional(),
        competency: Competency,
        indicator: Indicator,
        question: Line,
        anchors: z
          .array(z.strictObject({ points: z.number().int().min(0).max(10), text: Line }))
          .min(2)
          .max(11),
        most: z.number().int().min(1).max(10),
      }),
    )
    .max(40),
  policies: z
    .array(
      z.strictObject({
        name: Id,
        acts: z
          .array(
            z.strictObject({
              minute: Minute,
              kind: ActKind,
              about: Id,
              to: Id.optional(),
              option: Id.optional(),
              slot: z.strictObject({ from: Minute, to: Minute }).optional(),
              text: z.string().max(4000).optional(),
            }),
          )
          .max(300),
        expects: z.tuple([z.number().int().min(0).max(100), z.number().int().min(0).max(100)]).optional(),
      }),
    )
    .max(10)
    .optional(),
})

/** The JSON Schema (2020-12) of a simulation's file, for editors that complete and check as one writes. */
export function simulationJsonSchema(): object {
  return z.toJSONSchema(SimulationFile, { target: 'draft-2020-12', io: 'input' })
}
