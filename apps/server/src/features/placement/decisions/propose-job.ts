import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { handleFreely } from '../../../plugins/route.ts'
import { placementThread } from '../thread/placement-thread.ts'
import { readPlanHead } from './plan-head.ts'
import { type ProposeOrder, propose, requireProposable, type ThreadAnswers } from './propose.ts'

const BEST = 3
const JobInput = contract.startProposal.body.extend({ id: z.string(), planId: z.string() })

export function registerPropose(app: FastifyInstance): void {
  const { database } = app
  const changesOf = (instansiId: string, roundId: string, planId: string) =>
    placementThread(app).findChanges({ instansiId, roundId, planId })

  handleFreely(app, contract.startProposal, async ({ actor, params, body }) => {
    const { instansiId } = actor
    const { roundId } = await database.tenant(instansiId, (db) => readPlanHead(db, params.id))
    const order: ProposeOrder = { ...body, planId: params.id }
    // What needs no comparing with the records is refused before that is done.
    await database.tenant(instansiId, (db) => requireProposable(db, order, []))
    const changes = await changesOf(instansiId, roundId, params.id)
    await database.tenant(instansiId, (db) => requireProposable(db, order, changes))
    const input = { ...order, id: roundId }
    return app.jobs.start(actor, { kind: 'placement-propose', permission: 'placement.edit', input })
  })
  app.jobs.define('placement-propose', async ({ actor, input, report }) => {
    const { id: roundId, ...order } = JobInput.parse(input)
    const { instansiId } = actor
    const { planId } = order
    const changes = await changesOf(instansiId, roundId, planId)
    const answers: ThreadAnswers = {
      candidates: (post, also) => placementThread(app).candidates({ instansiId, planId, post, most: BEST, also }),
      emptyPrices: (posts) => placementThread(app).emptyPrices({ instansiId, planId, posts }),
    }
    return propose(database, actor, order, { changes, answers, progress: (share) => report(share, 'candidates') })
  })
}
