import * as contract from '@petakom/contract'
import { COMPETENCIES } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { defaultStandard, findStandard } from '../../db/standards.ts'
import { handle } from '../../plugins/route.ts'
import { addJabatan, changeJabatan, getJabatanRow, listIncumbents, listJabatanRows } from './jabatan.ts'
import { decideStandard, listOwnStandards } from './standards.ts'
import { addUnit, changeUnit, listUnitRows } from './units.ts'

export function registerOrganization(app: FastifyInstance): void {
  handle(app, contract.listUnits, ({ db }) => listUnitRows(db))
  handle(app, contract.createUnit, async ({ db, actor, body }) => ({ id: await addUnit(db, actor, body) }))
  handle(app, contract.updateUnit, async ({ db, actor, params, body }) => {
    await changeUnit(db, actor, params.id, body)
    return contract.done
  })

  handle(app, contract.listJabatan, ({ db, query }) => listJabatanRows(db, query))
  handle(app, contract.createJabatan, async ({ db, actor, body }) => ({ id: await addJabatan(db, actor, body) }))
  handle(app, contract.updateJabatan, async ({ db, actor, params, body }) => {
    await changeJabatan(db, actor, params.id, body)
    return contract.done
  })

  handle(app, contract.getJabatan, async ({ db, params, query }) => {
    const jabatan = await getJabatanRow(db, params.id)
    const date = query.date ?? new Date().toISOString().slice(0, 10)
    const byTier = defaultStandard(jabatan.tier)
    return {
      jabatan,
      incumbents: await listIncumbents(db, jabatan.id),
      competencies: COMPETENCIES.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
      standard: await findStandard(db, jabatan, date),
      tierStandard: byTier.origin === 'none' ? null : byTier.levels,
      standardHistory: await listOwnStandards(db, jabatan.id),
    }
  })
  handle(app, contract.setStandard, async ({ db, actor, params, body }) => {
    await getJabatanRow(db, params.id)
    await decideStandard(db, actor, params.id, body)
    return contract.done
  })
}
