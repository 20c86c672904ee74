import { ITEM_STATES } from '@petakom/domain'
import { z } from 'zod'
import { Day, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'

const Seed = z.object({ exerciseId: Id, exercise: z.string(), eventId: Id, event: z.string() })

/** Items on trial, and the exercises into which they may still be seeded. */
export const listPilots = defineRoute({
  method: 'GET',
  url: '/api/pilots',
  permission: 'calibration.read',
  response: z.object({
    items: z.array(
      z.object({
        id: Id,
        code: z.string(),
        theme: z.string(),
        competency: z.string(),
        level: z.number(),
        state: z.enum(ITEM_STATES),
        version: z.number(),
        /** Finished sittings to which the present version was dealt, and how many of those answered it. */
        dealt: z.number(),
        answered: z.number(),
        seeds: z.array(Seed),
        /** The latest calibration that estimated the present version. */
        calibration: z
          .object({
            id: Id,
            state: z.enum(['proposed', 'approved', 'rejected']),
            flags: z.array(z.string()),
          })
          .nullable(),
      }),
    ),
    exercises: z.array(
      Seed.extend({
        startsOn: Day,
        /** Scored items of the form. */
        items: z.number(),
        people: z.number(),
        perPerson: z.number(),
        pilotIds: z.array(Id),
      }),
    ),
  }),
})
/** Seeds items on trial into an exercise that nobody has started; replaces what was seeded there, none takes it all out. */
export const seedExercise = defineRoute({
  method: 'PUT',
  url: '/api/exercises/:id/pilots',
  permission: 'item.edit',
  params: IdParams,
  body: z.object({ itemIds: z.array(Id).max(500), perPerson: z.number().int().min(0).max(50) }),
  response: z.object({ pilots: z.number(), attempts: z.number() }),
})
