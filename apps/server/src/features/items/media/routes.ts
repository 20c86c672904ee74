import * as contract from '@petakom/contract'
import { reason } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import { findMedia, keepMedia, listMedia, readMediaBytes } from '../../../db/item-media.ts'
import { sql } from '../../../db/query.ts'
import { type CheckedMedia, MediaProblem, MOST_BYTES } from '../../../media/media-check.ts'
import { readMedia } from '../../../media/read-media.ts'
import { because } from '../../../plugins/app-error.ts'
import { errors } from '../../../plugins/errors.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { sendMedia } from '../../../plugins/send-media.ts'
import { readUpload } from '../../../plugins/upload.ts'
import { mediaErrors } from './errors.ts'

export function registerMedia(app: FastifyInstance): void {
  const { database } = app

  handle(app, contract.listMedia, async ({ db, query }) => ({ rows: await listMedia(db, query.kind) }))

  handleFreely(app, contract.uploadMedia, async ({ actor, request }) => {
    const refusals = { NO_FILE: mediaErrors.NO_MEDIA, FILE_TOO_LARGE: mediaErrors.MEDIA_TOO_LARGE }
    const file = await readUpload(request, MOST_BYTES.sound, refusals)
    const media = requireMedia(file.content)
    return database.tenant(actor.instansiId, async (db) => {
      const { id } = await keepMedia(db, actor, file.name, media)
      return (await findMedia(db, id))!
    })
  })

  handleFreely(app, contract.getMedia, async ({ actor, params, reply }) => {
    const isThere = await database.tenant(actor.instansiId, (db) => findMedia(db, params.id))
    const media = isThere && (await readMediaBytes(database, actor.instansiId, params.id))
    if (!media) throw errors.NOT_FOUND()
    return sendMedia(reply, media)
  })

  handle(app, contract.deleteMedia, async ({ db, actor, params }) => {
    // An item that takes it up in the same moment waits, or is waited for.
    await db.run(sql`select pg_advisory_xact_lock(hashtextextended(${params.id}, 0))`)
    const media = await findMedia(db, params.id)
    if (!media) throw errors.NOT_FOUND()
    if (media.usedBy.length > 0) throw mediaErrors.MEDIA_IN_USE({ codes: media.usedBy.slice(0, 5).join(', ') })
    await db.run(sql`delete from item_media where id = ${params.id}`)
    await audit(db, actor, {
      action: 'media.deleted',
      subjectType: 'media',
      subjectId: params.id,
      before: { fileName: media.fileName },
    })
    return contract.done
  })
}

function requireMedia(content: Buffer): CheckedMedia {
  try {
    return readMedia(content)
  } catch (error) {
    if (!(error instanceof MediaProblem)) throw error
    throw mediaErrors.MEDIA_REFUSED(because(reason(error.code, error.values)))
  }
}
