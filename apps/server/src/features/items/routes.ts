import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { addToBank, readStarterBank } from '../../db/item-bank.ts'
import { handle } from '../../plugins/route.ts'
import { registerCalibrations } from './calibration/routes.ts'
import { addItem, changeState, getItemDraft, listItemRows, reviseItem } from './queries.ts'

export function registerItems(app: FastifyInstance): void {
  handle(app, contract.listItems, ({ db, query }) => listItemRows(db, query))
  handle(app, contract.getItem, async ({ db, actor, params }) => {
    const { scoring, rationale, parameters, authorId, ...item } = await getItemDraft(db, params.id)
    const withKey = can(actor, 'item.edit')
    await audit(db, actor, { action: 'item.viewed', subjectType: 'item', subjectId: item.id, after: { withKey } })
    return {
      ...item,
      mayReview: withKey && authorId !== actor.id,
      key: withKey ? { scoring, rationale, parameters } : null,
    }
  })
  handle(app, contract.createItem, async ({ db, actor, body }) => ({ id: await addItem(db, actor, body) }))
  handle(app, contract.reviseItem, async ({ db, actor, params, body }) => ({
    version: await reviseItem(db, actor, params.id, body),
  }))
  handle(app, contract.setItemState, async ({ db, actor, params, body }) => {
    await changeState(db, actor, params.id, body.state, body.reason)
    return contract.done
  })
  handle(app, contract.loadStarterBank, async ({ db, actor }) => ({
    added: await addToBank(db, actor, await readStarterBank()),
  }))
  registerCalibrations(app)
}
