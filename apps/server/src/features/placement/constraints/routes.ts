import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { readRoundRow } from '../rounds/change-round.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { addConstraint, readPriceBasis } from './add-constraint.ts'
import { listConstraintRows } from './constraint-rows.ts'
import { removeConstraint } from './remove-constraint.ts'

export function registerConstraints(app: FastifyInstance): void {
  handleFreely(app, contract.priceConstraint, async ({ actor, params, body }) => {
    const { instansiId } = actor
    const basis = await app.database.tenant(instansiId, (db) => readPriceBasis(db, params.id))
    return placementThread(app).price({ instansiId, draft: body.constraint, ...basis })
  })
  handleFreely(app, contract.addConstraint, ({ actor, params, body }) => addConstraint(app, actor, params.id, body))
  handle(app, contract.removeConstraint, async ({ db, actor, params, body }) => ({
    version: await removeConstraint(db, actor, params.id, body),
  }))
  handle(app, contract.listConstraints, async ({ db, params }) => {
    await readRoundRow(db, params.id)
    return listConstraintRows(db, params.id)
  })
}
