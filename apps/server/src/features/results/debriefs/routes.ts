import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../../db/audit.ts'
import { handle } from '../../../plugins/route.ts'
import { readAdvice } from '../centre/advice.ts'
import { acknowledgeOwn, acknowledgePaper } from './acknowledge.ts'
import { readAssessed, readDebriefs, readOwnDebriefs } from './queries.ts'
import { changeDebrief, recordDebrief } from './record.ts'

export function registerDebriefs(app: FastifyInstance): void {
  const now = () => app.settings.clock()
  handle(app, contract.listDebriefs, async ({ db, actor, params: { id } }) => {
    const { name, nip, jabatan, event, assessedOn, today } = await readAssessed(db, id, now())
    await audit(db, actor, { action: 'debrief.viewed', subjectType: 'participant', subjectId: id })
    return {
      person: { name, nip, jabatan },
      ...{ event, assessedOn, today },
      advice: await readAdvice(db, id),
      debriefs: await readDebriefs(db, id),
    }
  })
  handle(app, contract.addDebrief, async ({ db, actor, params, body }) => ({
    id: await recordDebrief(db, actor, params.id, body, now()),
  }))
  handle(app, contract.correctDebrief, async ({ db, actor, params, body }) => ({
    turn: await changeDebrief(db, actor, params.id, body, now()),
  }))
  handle(app, contract.acknowledgeOnPaper, async ({ db, actor, params, body }) => {
    await acknowledgePaper(db, actor, params.id, body, now())
    return {}
  })
  handle(app, contract.listOwnDebriefs, ({ db, actor }) => readOwnDebriefs(db, actor))
  handle(app, contract.acknowledgeDebrief, async ({ db, actor, params, body }) => {
    await acknowledgeOwn(db, actor, params.id, body, now())
    return {}
  })
}
