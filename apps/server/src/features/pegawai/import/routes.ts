import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { because } from '../../../plugins/app-error.ts'
import { handle, handleFreely } from '../../../plugins/route.ts'
import type { SignedInActor } from '../../../plugins/sign-in.ts'
import { readUpload } from '../../../plugins/upload.ts'
import { sheetErrors } from '../../../sheets/errors.ts'
import { MAX_FILE_BYTES } from '../../../sheets/read-sheet.ts'
import { pegawaiErrors } from '../errors.ts'
import { discardBatch, getBatch, keepUpload, listBatches, openState } from './batches.ts'
import { APPLY_IMPORT, CHECK_IMPORT, defineImportJobs } from './import-jobs.ts'

export function registerImports(app: FastifyInstance): void {
  const { database, jobs } = app
  defineImportJobs(app)
  const start = (actor: SignedInActor, kind: string, id: string) =>
    jobs.start(actor, { kind, permission: 'pegawai.import', input: { id } })
  const requireOpen = (actor: SignedInActor, id: string) => database.tenant(actor.instansiId, (db) => openState(db, id))

  handleFreely(app, contract.uploadImport, async ({ actor, params, request }) => {
    const file = await readUpload(request, MAX_FILE_BYTES, sheetErrors)
    if (file.content.length === 0) throw sheetErrors.NOT_A_SHEET(because('FILE_EMPTY'))
    const id = await database.tenant(actor.instansiId, (db) =>
      keepUpload(db, actor, params.kind, file.name, file.content),
    )
    return { id, job: await start(actor, CHECK_IMPORT, id) }
  })
  handle(app, contract.getImport, ({ db, params }) => getBatch(db, params.id))
  handle(app, contract.listImports, ({ db }) => listBatches(db))
  handleFreely(app, contract.checkImport, async ({ actor, params }) => {
    await requireOpen(actor, params.id)
    return start(actor, CHECK_IMPORT, params.id)
  })
  handleFreely(app, contract.applyImport, async ({ actor, params }) => {
    const state = await requireOpen(actor, params.id)
    if (state !== 'checked') throw pegawaiErrors.BATCH_NOT_CHECKED()
    return start(actor, APPLY_IMPORT, params.id)
  })
  handle(app, contract.discardImport, async ({ db, actor, params }) => {
    await discardBatch(db, actor, params.id)
    return contract.done
  })
}
