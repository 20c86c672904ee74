import { z } from 'zod'
import { Id, IdParams } from '../common.ts'
import { defineRoute } from '../define-route.ts'
import { CentreExerciseKind } from './parts.ts'

/** The exercises in their order. One with an `id` stays the same exercise. `sheetVersion` is the current one unless
 * told; `competencies` all of the sheet. When sittings stand, they are taken back only when `withoutTimetable` says so. */
export const setCentreExercises = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id/exercises',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    exercises: z
      .array(
        z.object({
          id: Id.optional(),
          name: z.string().trim().min(3).max(120),
          sheetId: Id,
          sheetVersion: z.number().int().min(1).max(10_000).optional(),
          minutes: z.number().int().min(5).max(240),
          preparationMinutes: z.number().int().min(0).max(240).default(0),
          assessors: z.number().int().min(1).max(6),
          needsRolePlayer: z.boolean().default(false),
          groupMin: z.number().int().min(2).max(12).nullable().default(null),
          groupMax: z.number().int().min(2).max(12).nullable().default(null),
          competencies: z.array(z.string().max(40)).max(30).optional(),
        }),
      )
      .max(12),
    withoutTimetable: z.boolean().default(false),
  }),
  response: z.object({ ids: z.array(Id) }),
})
/** The sheets that an exercise can be set with. */
export const listCentreSheets = defineRoute({
  method: 'GET',
  url: '/api/centres/:id/sheets',
  permission: 'centre.read',
  params: IdParams,
  response: z.array(
    z.object({
      id: Id,
      code: z.string(),
      kind: CentreExerciseKind,
      title: z.string(),
      version: z.number(),
      competencies: z.array(z.string()),
    }),
  ),
})

/** All rooms; one with an `id` stays the same room. One that has sittings is not taken out: declare it lost, repair. */
export const setCentreRooms = defineRoute({
  method: 'PUT',
  url: '/api/centres/:id/rooms',
  permission: 'centre.edit',
  params: IdParams,
  body: z.object({
    rooms: z
      .array(
        z.object({
          id: Id.optional(),
          name: z.string().trim().min(1).max(120),
          seats: z.number().int().min(1).max(5000),
          /** Kinds of exercises it serves; empty: all. */
          kinds: z.array(CentreExerciseKind).max(4).default([]),
        }),
      )
      .max(200),
  }),
  response: z.object({ ids: z.array(Id) }),
})
