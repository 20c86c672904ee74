import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { audit } from '../../db/audit.ts'
import { sql } from '../../db/query.ts'
import { requireRow } from '../../plugins/require-row.ts'
import { handle } from '../../plugins/route.ts'
import { ask, describeRound, listAsked, withdraw } from './asked.ts'
import { getOwnTask, listOwn, ownParticipant, saveOwn } from './own-feedback.ts'
import { readResult } from './results.ts'
import { closeRound, createRound, listRounds, openRound } from './rounds.ts'

export function registerMultirater(app: FastifyInstance): void {
  const { clock } = app.settings

  handle(app, contract.listMultiraterRounds, async ({ db, params }) => {
    await requireRow(db, 'event', params.id)
    return listRounds(db, params.id)
  })
  handle(app, contract.createMultiraterRound, async ({ db, actor, params, body }) => {
    await requireRow(db, 'event', params.id)
    const { today } = await db.one(
      z.object({ today: z.string() }),
      sql`select (${clock()}::timestamptz at time zone timezone)::date::text as today from instansi`,
    )
    return createRound(db, actor, params.id, body, today)
  })
  handle(app, contract.getMultiraterRound, ({ db, params }) => describeRound(db, params.id))
  handle(app, contract.listMultiraterAsked, ({ db, params, query }) => listAsked(db, params.id, query.participantId))
  handle(app, contract.askForFeedback, ({ db, actor, params, body }) => ask(db, actor, params.id, body))
  handle(app, contract.withdrawAsking, async ({ db, actor, params }) => {
    await withdraw(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.openMultiraterRound, async ({ db, actor, params }) => {
    await openRound(db, actor, params.id)
    return contract.done
  })
  handle(app, contract.closeMultiraterRound, ({ db, actor, params }) => closeRound(db, actor, params.id))
  handle(app, contract.getMultiraterResult, async ({ db, actor, params, query }) => {
    const result = await readResult(db, params.id, query.participantId)
    await audit(db, actor, {
      action: 'multirater.viewed',
      subjectType: 'participant',
      subjectId: query.participantId,
    })
    return result
  })

  handle(app, contract.listOwnFeedback, ({ db, actor }) => listOwn(db, actor))
  handle(app, contract.getFeedbackTask, ({ db, actor, params }) => getOwnTask(db, actor, params.id))
  handle(app, contract.saveFeedback, ({ db, actor, params, body }) => saveOwn(db, actor, params.id, body, clock()))
  handle(app, contract.getOwnFeedbackResult, async ({ db, actor, params }) =>
    readResult(db, params.id, await ownParticipant(db, actor, params.id)),
  )
}
