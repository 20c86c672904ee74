import type { Scenario } from '@petakom/domain'
import { z } from 'zod'
import { ActKind, Minute, partsOfFile, Whole } from './file-parts.ts'

/** See the domain's `Scenario`, which this reads letter by letter. */
function fileSchema(isFilled: boolean): z.ZodType<Scenario> {
  const { words, formed, list, Id, ActPattern, Condition, EvidencePattern } = partsOfFile(isFilled)
  const Text = words(4000)
  const Line = words(300)
  const Paragraphs = list(Text, 1, 30)
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
  const Competency = formed(/^(M\.0[1-8]|SK\.01)$/)
  const Indicator = formed(/^(M\.0[1-8]|SK\.01)\.[1-5]\.\d$/)
  return z.strictObject({
    format: z.literal('petakom-simulation/1'),
    code: formed(/^[A-Z0-9][A-Z0-9-]{2,29}$/),
    version: z.number().int().min(1),
    kind: z.enum(['in-basket', 'dynamic-scenario']),
    title: Line,
    family: Id,
    clock: z.strictObject({
      starts: formed(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
      minutes: z.number().int().min(10).max(10_000),
      pace: z.number().int().min(1).max(120),
    }),
    role: Text,
    briefing: Paragraphs,
    competencies: list(Competency, 1, 9),
    actors: list(
      z.strictObject({
        id: Id,
        name: Line,
        role: Line,
        relation: z.enum(['superior', 'subordinate', 'peer', 'outside']),
        canBeDelegatedTo: z.boolean().optional(),
      }),
      1,
      60,
    ),
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
              columns: list(Line, 1, 12),
              rows: z.array(z.array(z.string().max(200))).max(60),
            })
            .optional(),
          hidden: z.boolean().optional(),
        }),
      )
      .max(60),
    calendar: z.array(CalendarEntry).max(60),
    messages: list(
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
        acts: list(ActKind, 1).optional(),
      }),
      1,
      120,
    ),
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
          effects: list(Effect, 1, 20),
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
          anchors: list(z.strictObject({ points: z.number().int().min(0).max(10), text: Line }), 2, 11),
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
}

/** A file of a simulation, whole. */
export const SimulationFile = fileSchema(true)

/** A file that is being written: of the same shape, with words, lists and names that may be empty still. */
export const SimulationDraftFile = fileSchema(false)

/** The JSON Schema (2020-12) of a simulation's file, for editors that complete and check as one writes. */
export function simulationJsonSchema(): object {
  return z.toJSONSchema(SimulationFile, { target: 'draft-2020-12', io: 'input' })
}
