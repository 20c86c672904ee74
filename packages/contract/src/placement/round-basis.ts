import { z } from 'zod'
import { Day, Id, IdParams, Instant } from '../common.ts'
import { defineRoute } from '../define-route.ts'

/** What a new round would be read from: predicates are the part of a record that comes once a year. */
export const getRoundBasis = defineRoute({
  method: 'GET',
  url: '/api/placement/round-basis',
  permission: 'placement.edit',
  response: z.object({
    /** Today, or the last day before it for which most officials have every predicate that is asked. */
    suggested: Day,
    officials: z.number().int(),
    /** Complete years before the day whose predicates are asked. */
    years: z.number().int(),
    /** Officials with a predicate of the year, latest year first; a year without any is absent. */
    predicates: z.array(z.object({ year: z.number().int(), officials: z.number().int() })),
  }),
})

/**
 * Decisions of other rounds that are signed and that the records do not know yet: in a round frozen meanwhile the post
 * still counts as it was, and so does whoever was chosen for it.
 */
export const listUnrecordedDecisions = defineRoute({
  method: 'GET',
  url: '/api/placement/rounds/:id/unrecorded',
  permission: 'placement.read',
  params: IdParams,
  response: z.array(
    z.object({
      roundId: Id,
      roundName: z.string(),
      signedAt: Instant,
      posts: z.array(z.object({ jabatanId: Id, name: z.string(), unitName: z.string(), official: z.string() })),
    }),
  ),
})
