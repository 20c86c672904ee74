import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { requireRow } from '../../plugins/require-row.ts'
import { handle } from '../../plugins/route.ts'
import { readPersonMap, readUnitMap, readUnitPeople } from './queries.ts'

export function registerCompetencyMap(app: FastifyInstance): void {
  handle(app, contract.getUnitMap, ({ db, query }) => readUnitMap(db, query))
  handle(app, contract.listMapPeople, async ({ db, actor, params, query }) => {
    await requireRow(db, 'unit_kerja', params.id)
    await audit(db, actor, { action: 'map.people-viewed', subjectType: 'unit', subjectId: params.id, after: query })
    return readUnitPeople(db, params.id, query)
  })
  handle(app, contract.getPersonMap, async ({ db, actor, params }) => {
    await audit(db, actor, { action: 'map.person-viewed', subjectType: 'pegawai', subjectId: params.id })
    return readPersonMap(db, params.id)
  })
}
