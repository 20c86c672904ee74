import { z } from 'zod'
import { Day, Id, IdParams } from './common.ts'
import { defineRoute } from './define-route.ts'
import { JabatanKind, Tier } from './organization.ts'
import { ScaleScore } from './results.ts'

export const MapFilter = z.object({
  tier: Tier.optional(),
  kind: JabatanKind.optional(),
  eventId: Id.optional(),
})
/** One field of the heatmap. Blank under five people: a mean of four points at somebody. */
export const MapCell = z.object({
  competency: z.string(),
  n: z.number(),
  /**
   * Of the n people whose post requires the competency: mean of the continuous level, mean of the required level, and
   * the first minus the second. Null where n is under five.
   */
  meanLevel: z.number().nullable(),
  meanRequired: z.number().nullable(),
  meanGap: z.number().nullable(),
})
export const getUnitMap = defineRoute({
  method: 'GET',
  url: '/api/map/units',
  permission: 'map.read',
  query: MapFilter,
  response: z.object({
    competencies: z.array(z.object({ code: z.string(), name: z.string(), nameEn: z.string() })),
    units: z.array(z.object({ unitId: Id, unitName: z.string(), people: z.number(), cells: z.array(MapCell) })),
    people: z.number(),
    /** Of them, those whose post has no standard: they are in no cell. */
    withoutStandard: z.number(),
    smallest: z.number(),
    assessedFrom: Day.nullable(),
    assessedUntil: Day.nullable(),
  }),
})
/** The people behind one field; only for those who may see results of named persons. Each look is logged. */
export const listMapPeople = defineRoute({
  method: 'GET',
  url: '/api/map/units/:id/people',
  permission: 'map.person',
  params: IdParams,
  query: MapFilter.extend({ competency: z.string().max(10) }),
  response: z.array(
    z.object({
      participantId: Id,
      pegawaiId: Id,
      name: z.string(),
      jabatanName: z.string(),
      level: z.number(),
      levelContinuous: z.number(),
      low: z.number(),
      high: z.number(),
      required: z.number().nullable(),
      assessedOn: Day,
    }),
  ),
})
/** The latest valid result of one person, as the map shows it. */
export const getPersonMap = defineRoute({
  method: 'GET',
  url: '/api/map/people/:id',
  permission: 'map.person',
  params: IdParams,
  response: z.object({
    pegawaiId: Id,
    name: z.string(),
    nip: z.string(),
    jabatanName: z.string(),
    unitName: z.string(),
    isSynthetic: z.boolean(),
    result: z
      .object({
        participantId: Id,
        eventName: z.string(),
        assessedOn: Day,
        isStale: z.boolean(),
        jpm: z.number().nullable(),
        category: z.string().nullable(),
        competencies: z.array(ScaleScore),
        themes: z.array(ScaleScore),
      })
      .nullable(),
  }),
})
