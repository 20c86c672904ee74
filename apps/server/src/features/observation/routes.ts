import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../plugins/route.ts'
import { hearJournal } from './hear-journal.ts'
import { readProgress } from './progress.ts'
import { readWorkspace } from './workspace.ts'

export function registerObservation(app: FastifyInstance): void {
  const { clock } = app.settings

  handle(app, contract.getObservationWorkspace, ({ db, actor }) => readWorkspace(db, actor, clock()))

  handle(app, contract.sendObservations, ({ db, actor, params, body }) =>
    hearJournal(db, actor, params.id, body, clock()),
  )

  handle(app, contract.getObservationProgress, async ({ db, actor, params }) => ({
    rows: await readProgress(db, actor, params.id),
  }))
}
