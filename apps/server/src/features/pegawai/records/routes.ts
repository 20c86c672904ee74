import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { handle } from '../../../plugins/route.ts'
import { recordCareer } from './record-career.ts'
import { recordDiscipline, recordPerformance } from './record-fact.ts'
import { withdrawFact } from './supersede.ts'

export function registerRecords(app: FastifyInstance): void {
  handle(app, contract.addPerformance, ({ db, actor, params, body }) => recordPerformance(db, actor, params.id, body))
  handle(app, contract.addDiscipline, ({ db, actor, params, body }) => recordDiscipline(db, actor, params.id, body))
  handle(app, contract.addCareer, ({ db, actor, params, body }) => recordCareer(db, actor, params.id, body))
  handle(app, contract.withdrawPerformance, async ({ db, actor, params, body }) => {
    await withdrawFact(db, actor, 'performance', params, body.reason)
    return contract.done
  })
  handle(app, contract.withdrawDiscipline, async ({ db, actor, params, body }) => {
    await withdrawFact(db, actor, 'discipline', params, body.reason)
    return contract.done
  })
  handle(app, contract.withdrawCareer, async ({ db, actor, params, body }) => {
    await withdrawFact(db, actor, 'career', params, body.reason)
    return contract.done
  })
}
