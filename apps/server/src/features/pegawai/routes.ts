import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { audit } from '../../db/audit.ts'
import { errors } from '../../plugins/errors.ts'
import { handle, handleFreely } from '../../plugins/route.ts'
import { readUpload } from '../../plugins/upload.ts'
import { sheetErrors } from '../../sheets/errors.ts'
import { MAX_FILE_BYTES } from '../../sheets/read-sheet.ts'
import { readHistory } from './history.ts'
import { applyBatch, discardBatch, getBatch, keepRoster, listBatches } from './import/batches.ts'
import { findPegawaiRow, listPegawaiRows } from './queries.ts'

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

  handleFreely(app, contract.uploadRoster, async ({ actor, request }) => {
    const file = await readUpload(request, MAX_FILE_BYTES, sheetErrors)
    return keepRoster(app.database, actor, file.name, file.content)
  })
  handle(app, contract.getImport, ({ db, params }) => getBatch(db, params.id))
  handle(app, contract.listImports, ({ db }) => listBatches(db))
  handleFreely(app, contract.applyImport, ({ actor, params }) => applyBatch(app.database, actor, params.id))
  handle(app, contract.discardImport, async ({ db, actor, params }) => {
    await discardBatch(db, actor, params.id)
    return contract.done
  })
}
