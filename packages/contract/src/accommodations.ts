import { z } from 'zod'
import { Done, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'

/** What a participant was granted to sit the test on equal terms. */
export const Accommodation = z.object({
  reader: z.boolean(),
  paper: z.boolean(),
  largeText: z.boolean(),
  highContrast: z.boolean(),
  breaks: z.boolean(),
  /** Of the working time of each exercise; minutes come on top, for each exercise. */
  extraPercent: z.number().int().min(0).max(200),
  extraMinutes: z.number().int().min(0).max(240),
  /** Whose decision, on what ground. */
  note: z.string().trim().min(3).max(500),
})
export type Accommodation = z.infer<typeof Accommodation>

export const listAccommodations = defineRoute({
  method: 'GET',
  url: '/api/events/:id/accommodations',
  permission: 'event.read',
  params: IdParams,
  response: z.array(Accommodation.extend({ participantId: Id })),
})
export const setAccommodation = defineRoute({
  method: 'PUT',
  url: '/api/participants/:id/accommodation',
  permission: 'event.edit',
  params: IdParams,
  body: Accommodation,
  response: Done,
})
