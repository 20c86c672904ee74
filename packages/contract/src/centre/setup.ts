import { z } from 'zod'
import { Done, Id, IdParams } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import {
  CentreAbsence,
  CentreAssessor,
  CentreCandidate,
  CentreEdit,
  CentreExercise,
  CentrePreset,
  CentreRoom,
  CentreSettings,
  CentreSummary,
  MayNotRate,
  TimetableSummary,
} from './parts.ts'

export const listCentres = defineRoute({
  method: 'GET',
  url: '/api/centres',
  permission: 'centre.read',
  response: z.array(CentreSummary),
})
/** The centre of an event, null while it has none, with the settings that one would begin with. */
export const findEventCentre = defineRoute({
  method: 'GET',
  url: '/api/events/:id/centre',
  permission: 'centre.read',
  params: IdParams,
  response: z.object({ centre: CentreSummary.nullable(), suggested: CentreSettings }),
})
/** Without `settings`: the days, hours and breaks of the event. */
export const createCentre = defineRoute({
  method: 'POST',
  url: '/api/events/:id/centre',
  permission: 'centre.edit',
  params: IdParams,
  body: CentreEdit.partial({ settings: true }),
  response: z.object({ id: Id }),
})
export const getCentre = defineRoute({
  method: 'GET',
  url: '/api/centres/:id',
  permission: 'centre.read',
  params: IdParams,
  response: z.object({
    id: Id,
    eventId: Id,
    eventName: z.string(),
    name: z.string(),
    preset: CentrePreset,
    timezone: z.string(),
    settings: CentreSettings,
    exercises: z.array(CentreExercise),
    rooms: z.array(CentreRoom),
    candidates: z.array(CentreCandidate),
    assessors: z.array(
      CentreAssessor.extend({
        /** What the registry says against their rating these candidates on one of the days; the lock of levels asks it. */
        mayNotRate: z.array(MayNotRate),
      }),
    ),
    absences: z.array(CentreAbsence),
    timetable: TimetableSummary.nullable(),
    /** Whether an assessor has written anything down: then it is repaired, not made anew. */
    observed: z.boolean(),
  }),
})
export const updateCentre = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id',
  permission: 'centre.edit',
  params: IdParams,
  body: CentreEdit,
  response: Done,
})
/** Refused as soon as an assessor has written something down. */
export const deleteCentre = defineRoute({
  method: 'DELETE',
  url: '/api/centres/:id',
  permission: 'centre.edit',
  params: IdParams,
  response: Done,
})
