import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import { instansiDay } from '../instansi-day.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readRoundRow, requireOpen, requireVersion } from './change-round.ts'
import { createRound } from './create-round.ts'
import type { FreezeWork } from './freeze-worker.ts'
import { listOfficialRows } from './official-rows.ts'
import { listPostRows } from './post-rows.ts'
import { readRoundBasis } from './round-basis.ts'
import { listRoundRows, readRound } from './round-rows.ts'
import { listUnrecorded } from './unrecorded-rows.ts'
import { withdraw } from './withdraw-round.ts'

const MOST_CHANGES = 200

export function registerRounds(app: FastifyInstance): void {
  app.jobs.define('placement-freeze', (running) => {
    const { id, version } = running.input as { id: string; version: number }
    const { connectionString } = app.database
    const work: FreezeWork = { connectionString, actor: running.actor, roundId: id, version }
    return runInWorker(new URL('./freeze-worker.ts', import.meta.url), work, running)
  })
  handle(app, contract.listRounds, ({ db }) => listRoundRows(db))
  handle(app, contract.createRound, async ({ db, actor, body }) => ({
    id: await createRound(db, actor, body, app.settings.clock()),
  }))
  handle(app, contract.getRoundBasis, async ({ db }) => readRoundBasis(db, await instansiDay(db, app.settings.clock())))
  handle(app, contract.listUnrecordedDecisions, ({ db, params }) => listUnrecorded(db, params.id))
  handle(app, contract.getRound, ({ db, params }) => readRound(db, params.id))
  handleFreely(app, contract.freezeRound, async ({ actor, params, body }) => {
    await app.database.tenant(actor.instansiId, async (db) => {
      const round = await readRoundRow(db, params.id)
      requireVersion(round, body.version)
      requireOpen(round)
    })
    const input = { id: params.id, version: body.version }
    return app.jobs.start(actor, { kind: 'placement-freeze', permission: 'placement.edit', input })
  })
  handle(app, contract.withdrawRound, async ({ db, actor, params, body }) => {
    await withdraw(db, actor, params.id, body)
    return contract.done
  })
  handle(app, contract.listRoundPosts, ({ db, params, query }) => listPostRows(db, params.id, query))
  handleFreely(app, contract.listRoundOfficials, ({ actor, params, query }) =>
    listOfficialRows(app, actor.instansiId, params.id, query),
  )
  handleFreely(app, contract.getFreshness, async ({ actor, params }) => {
    const { instansiId } = actor
    const changes = await placementThread(app).findChanges({ instansiId, roundId: params.id })
    return { isStale: changes.length > 0, changes: changes.slice(0, MOST_CHANGES), total: changes.length }
  })
}
