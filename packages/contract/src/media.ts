import { z } from 'zod'
import { Done, Id, IdParams, Instant } from './common.ts'
import { defineRoute } from './define-route.ts'

/** A picture or a sound that items may show. Its bytes come from `getMedia`. */
export const Media = z.object({
  id: Id,
  kind: z.enum(['picture', 'sound']),
  contentType: z.string(),
  fileName: z.string(),
  bytes: z.number(),
  /** Pixels, of a picture. */
  width: z.number().nullable(),
  height: z.number().nullable(),
  /** Of a sound. */
  seconds: z.number().nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  /** Codes of the items of which some version shows it. */
  usedBy: z.array(z.string()),
})
export type Media = z.infer<typeof Media>

export const listMedia = defineRoute({
  method: 'GET',
  url: '/api/media',
  permission: 'item.edit',
  query: z.object({ kind: z.enum(['picture', 'sound']).optional() }),
  response: z.object({ rows: z.array(Media) }),
})
/** One file by multipart: PNG, JPEG, WebP up to 5 MB; MP3, OGG, WAV, M4A up to 20 MB. The same file again is the same media. */
export const uploadMedia = defineRoute({
  method: 'POST',
  url: '/api/media',
  permission: 'item.edit',
  upload: true,
  response: Media,
})
/** The bytes, shown in place and never downloaded under a name. */
export const getMedia = defineRoute({
  method: 'GET',
  url: '/api/media/:id',
  permission: 'item.read',
  params: IdParams,
  response: z.unknown(),
})
export const deleteMedia = defineRoute({
  method: 'DELETE',
  url: '/api/media/:id',
  permission: 'item.edit',
  params: IdParams,
  response: Done,
})
/** A picture or sound of an item in the participant's own form, while the sitting runs. */
export const getExamMedia = defineRoute({
  method: 'GET',
  url: '/api/exam/attempts/:id/media/:mediaId',
  permission: 'delivery.take',
  params: IdParams.extend({ mediaId: Id }),
  response: z.unknown(),
})
