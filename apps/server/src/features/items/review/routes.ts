import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../../plugins/route.ts'
import { addComment, appoint, changeState, giveReview, listReviewerRows } from './give-review.ts'
import { readReview } from './review-queries.ts'

export function registerReviews(app: FastifyInstance): void {
  handle(app, contract.getItemReview, ({ db, actor, params }) =>
    readReview(db, { id: actor.id, keeps: can(actor, 'item.edit') }, params.id),
  )
  handle(app, contract.addItemReview, async ({ db, actor, params, body }) => ({
    state: await giveReview(db, actor, params.id, body),
  }))
  handle(app, contract.addItemComment, ({ db, actor, params, body }) =>
    addComment(db, actor, can(actor, 'item.edit'), params.id, body.body),
  )
  handle(app, contract.setItemState, async ({ db, actor, params, body }) => {
    await changeState(db, actor, params.id, body.state, body.reason)
    return contract.done
  })
  handle(app, contract.listReviewers, ({ db }) => listReviewerRows(db))
  handle(app, contract.appointReviewer, ({ db, actor, params, body }) => appoint(db, actor, params.id, body))
}
