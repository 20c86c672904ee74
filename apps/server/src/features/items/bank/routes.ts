import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { countExposure } from '../../../db/item-exposure.ts'
import { requireRow } from '../../../plugins/require-row.ts'
import { handle } from '../../../plugins/route.ts'
import { listLooks } from './item-looks.ts'
import { changeTags, readItemRecord } from './item-record.ts'
import { listItemRows, listUsable, summariseBank } from './list-items.ts'

export function registerBank(app: FastifyInstance): void {
  const now = () => app.settings.clock()
  handle(app, contract.listItems, async ({ db, actor, query }) => {
    await countExposure(db, actor.instansiId, now())
    return listItemRows(db, query, actor.id)
  })
  handle(app, contract.getBankSummary, ({ db, actor }) => summariseBank(db, actor.id))
  handle(app, contract.listUsableItems, ({ db }) => listUsable(db))
  handle(app, contract.getItemRecord, async ({ db, actor, params }) => {
    await countExposure(db, actor.instansiId, now())
    return readItemRecord(db, params.id)
  })
  handle(app, contract.setItemTags, async ({ db, actor, params, body }) => ({
    enemies: await changeTags(db, actor, params.id, body),
  }))
  handle(app, contract.listItemLooks, async ({ db, query }) => {
    if (query.itemId) await requireRow(db, 'item', query.itemId)
    return listLooks(db, query)
  })
}
