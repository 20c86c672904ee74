import type { EvidencePattern as Evidence, Condition as Wanted } from '@petakom/domain'
import { z } from 'zod'

export const Minute = z.number().int().min(0).max(100_000)
export const Whole = z.number().int().min(-1_000_000).max(1_000_000)
export const ActKind = z.enum([
  ...(['open', 'reply', 'delegate', 'schedule', 'decide', 'ask', 'postpone', 'escalate', 'archive', 'note'] as const),
])

/**
 * The smallest parts of a file. A file that is used has every field filled in; a draft may leave words and lists empty and
 * names not yet given, and is held only to kinds of values and to the most of each.
 */
export function partsOfFile(isFilled: boolean) {
  const words = (most: number) => (isFilled ? z.string().trim().min(1).max(most) : z.string().max(most))
  const formed = (form: RegExp) => (isFilled ? z.string().regex(form) : z.string().max(60))
  const list = <S extends z.ZodType>(of: S, least: number, most?: number) => {
    const some = isFilled && least > 0 ? z.array(of).min(least) : z.array(of)
    return most === undefined ? some : some.max(most)
  }
  const Id = formed(/^[a-z][a-z0-9-]{0,59}$/)
  const Ids = z.union([Id, list(Id, 1, 60)])
  const ActPattern = z.strictObject({
    kind: z.union([ActKind, list(ActKind, 1)]),
    about: Ids.optional(),
    to: Ids.optional(),
    option: Ids.optional(),
    slotWithin: z.strictObject({ from: Minute, to: Minute }).optional(),
    withoutClash: z.boolean().optional(),
    leastWords: z.number().int().min(1).max(1000).optional(),
  })
  const Condition: z.ZodType<Wanted> = z.lazy(() =>
    z.union([
      z.strictObject({ all: list(Condition, 1) }),
      z.strictObject({ any: list(Condition, 1) }),
      z.strictObject({ not: Condition }),
      z.strictObject({ happened: Id }),
      z.strictObject({ marked: Id }),
      z.strictObject({ done: ActPattern }),
      z.strictObject({ resource: Id, least: Whole.optional(), most: Whole.optional() }),
      z.strictObject({ before: Minute }),
      z.strictObject({ after: Minute }),
    ]),
  )
  const EvidencePattern: z.ZodType<Evidence> = z.lazy(() =>
    z.union([
      z.strictObject({
        act: ActPattern,
        by: Minute.optional(),
        within: Minute.optional(),
        notBefore: Minute.optional(),
        beforeEvent: Id.optional(),
        afterEvent: Id.optional(),
        afterReading: list(Id, 1).optional(),
        beforeAct: ActPattern.optional(),
        afterAct: ActPattern.optional(),
        leastConsideration: z.number().int().min(1).max(3600).optional(),
      }),
      z.strictObject({ sequence: list(ActPattern, 2) }),
      z.strictObject({
        count: ActPattern,
        least: z.number().int().min(0).optional(),
        most: z.number().int().min(0).optional(),
      }),
      z.strictObject({ atEnd: Condition }),
      z.strictObject({ all: list(EvidencePattern, 1) }),
      z.strictObject({ any: list(EvidencePattern, 1) }),
      z.strictObject({ not: EvidencePattern }),
    ]),
  )
  return { words, formed, list, Id, ActPattern, Condition, EvidencePattern }
}
