import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { handle } from '../../plugins/route.ts'
import { computeTalent } from './compute-talent.ts'
import { readNineBox, readTalentProfile } from './queries.ts'

export function registerTalent(app: FastifyInstance): void {
  handle(app, contract.getNineBox, ({ db, query }) => readNineBox(db, query))
  handle(app, contract.getTalentProfile, async ({ db, actor, params }) => {
    await audit(db, actor, { action: 'talent.viewed', subjectType: 'pegawai', subjectId: params.id })
    return readTalentProfile(db, params.id)
  })
  handle(app, contract.computeTalent, ({ db, actor }) =>
    computeTalent(db, actor, app.settings.clock().toISOString().slice(0, 10)),
  )
}
