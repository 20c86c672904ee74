import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { errors } from '../../plugins/errors.ts'
import { handle } from '../../plugins/route.ts'
import { readHistory } from './history.ts'
import { registerImports } from './import/routes.ts'
import { findPegawaiRow, listPegawaiRows } from './queries.ts'
import { registerRecords } from './records/routes.ts'

export function registerPegawai(app: FastifyInstance): void {
  handle(app, contract.listPegawai, ({ db, query }) => listPegawaiRows(db, query))

  handle(app, contract.getPegawai, async ({ db, actor, params }) => {
    const row = await findPegawaiRow(db, params.id)
    if (!row) throw errors.NOT_FOUND()
    const { titleBefore, titleAfter, ...pegawai } = row
    await audit(db, actor, { action: 'pegawai.viewed', subjectType: 'pegawai', subjectId: row.id })
    const fullName = [titleBefore, pegawai.name].filter(Boolean).join(' ') + (titleAfter ? `, ${titleAfter}` : '')
    return { pegawai: { ...pegawai, fullName }, ...(await readHistory(db, row.id)) }
  })
  registerRecords(app)
  registerImports(app)
}
