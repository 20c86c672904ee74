import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { mediaOf, readMediaBytes } from '../../db/item-media.ts'
import { handleFreely } from '../../plugins/route.ts'
import { sendMedia } from '../../plugins/send-media.ts'
import { getOwnAttempt } from './attempts.ts'
import { deliveryErrors } from './errors.ts'
import { recallForm } from './forms.ts'
import { stateOf } from './sitting.ts'

/** Pictures and sounds of the items that this participant was served, from the start to the end of the sitting. */
export function registerExamMedia(app: FastifyInstance): void {
  const { database, settings } = app
  handleFreely(app, contract.getExamMedia, async ({ actor, params, reply }) => {
    const { instansiId, participantId } = actor
    const isServed = await database.tenant(instansiId, async (db) => {
      const attempt = await getOwnAttempt(db, params.id, participantId)
      const state = stateOf(attempt, settings.clock())
      if (state !== 'running' && state !== 'paused') throw deliveryErrors.MEDIA_NOT_NOW()
      const form = await recallForm(db, instansiId, attempt.exerciseId, (known) =>
        attempt.itemOrder.every((id) => known.has(id)),
      )
      return attempt.itemOrder.some((id) => {
        const item = form.get(id)
        return item !== undefined && 'content' in item && mediaOf(item.content) === params.mediaId
      })
    })
    const media = isServed ? await readMediaBytes(database, instansiId, params.mediaId) : null
    if (!media) throw deliveryErrors.MEDIA_NOT_SERVED()
    return sendMedia(reply, media)
  })
}
