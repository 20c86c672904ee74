import { z } from 'zod'

export const Id = z.uuid()
export const IdParams = z.object({ id: Id })
/** A calendar day, YYYY-MM-DD. */
export const Day = z.iso.date()
/** An instant with its offset. */
export const Instant = z.iso.datetime({ offset: true })
export const Done = z.object({ done: z.literal(true) })
export const done = { done: true } as const

export const PageQuery = z.object({
  page: z.coerce.number().int().min(1).default(1),
  pageSize: z.coerce.number().int().min(1).max(200).default(50),
})

export const ErrorBody = z.object({ code: z.string(), message: z.string(), details: z.unknown().optional() })
export type ErrorBody = z.infer<typeof ErrorBody>
