import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { requireRow } from '../../../plugins/require-row.ts'
import { handle } from '../../../plugins/route.ts'
import { countResultsBehind, listLate } from './list-late.ts'
import { ruleOnLate } from './rule-on-late.ts'

/** What came after the time, and a person's word on it. */
export function registerLateAnswers(app: FastifyInstance): void {
  const { clock } = app.settings

  handle(app, contract.listLateAnswers, async ({ db, params }) => {
    await requireRow(db, 'event', params.id)
    const now = clock()
    return {
      now: now.toISOString(),
      rows: await listLate(db, params.id, now),
      resultsBehind: await countResultsBehind(db, params.id),
    }
  })

  handle(app, contract.ruleOnLateAnswers, ({ db, actor, params, body }) =>
    ruleOnLate(db, actor, params.id, body, clock()),
  )
}
