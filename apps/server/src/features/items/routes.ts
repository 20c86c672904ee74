import * as contract from '@petakom/contract'
import { can } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { addToBank, readStarterBank } from '../../db/item-bank.ts'
import { errors } from '../../plugins/errors.ts'
import { handle } from '../../plugins/route.ts'
import { registerBank } from './bank/routes.ts'
import { registerCalibrations } from './calibration/routes.ts'
import { registerCorrections } from './corrections/routes.ts'
import { registerItemImport } from './import/routes.ts'
import { registerMedia } from './media/routes.ts'
import { registerPilots } from './pilots/routes.ts'
import { addItem, getItemDraft, reviseItem } from './queries.ts'
import { rolesOf } from './review/review-queries.ts'
import { registerReviews } from './review/routes.ts'
import { findGroup, listGroups } from './stimulus-groups.ts'

export function registerItems(app: FastifyInstance): void {
  handle(app, contract.getItem, async ({ db, actor, params }) => {
    const { scoring, rationale, parameters, authorId: _, ...item } = await getItemDraft(db, params.id)
    const withKey = can(actor, 'item.edit') || (item.state === 'in-review' && (await rolesOf(db, actor.id)).length > 0)
    await audit(db, actor, { action: 'item.viewed', subjectType: 'item', subjectId: item.id, after: { withKey } })
    return {
      ...item,
      key: withKey ? { scoring, rationale, parameters } : null,
    }
  })
  handle(app, contract.createItem, async ({ db, actor, body }) => ({ id: await addItem(db, actor, body) }))
  handle(app, contract.reviseItem, async ({ db, actor, params, body }) => ({
    version: await reviseItem(db, actor, params.id, body),
  }))
  handle(app, contract.loadStarterBank, async ({ db, actor }) => ({
    added: await addToBank(db, actor, await readStarterBank()),
  }))
  registerItemImport(app)
  registerBank(app)
  handle(app, contract.listStimulusGroups, async ({ db }) => ({ rows: await listGroups(db) }))
  handle(app, contract.getStimulusGroup, async ({ db, actor, params }) => {
    const group = await findGroup(db, params.code)
    if (!group) throw errors.NOT_FOUND()
    await audit(db, actor, {
      action: 'stimulus.viewed',
      subjectType: 'instansi',
      subjectId: actor.instansiId,
      after: { group: params.code },
    })
    return group
  })
  registerMedia(app)
  registerReviews(app)
  registerPilots(app)
  registerCorrections(app)
  registerCalibrations(app)
}
