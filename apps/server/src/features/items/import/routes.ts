import { createHash } from 'node:crypto'
import * as contract from '@petakom/contract'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { handleFile, handleFreely } from '../../../plugins/route.ts'
import { readUpload } from '../../../plugins/upload.ts'
import { importErrors } from './errors.ts'
import { exportBank } from './export-items.ts'
import { addJudged, judgeFile } from './import-items.ts'
import type { ReadOrder } from './import-worker.ts'
import type { ReadFile } from './row.ts'
import { itemTemplate } from './sheet-template.ts'

const WORKER = new URL('./import-worker.ts', import.meta.url)
const MOST_BYTES = 50_000_000
const LONGEST_MS = 120_000

export function registerItemImport(app: FastifyInstance): void {
  const { database } = app
  async function read(request: FastifyRequest) {
    const { name, content } = await readUpload(request, MOST_BYTES, {
      NO_FILE: importErrors.NO_ITEM_FILE,
      FILE_TOO_LARGE: importErrors.ITEM_FILE_TOO_LARGE,
    })
    if (content.length === 0) throw importErrors.NO_ITEM_FILE()
    const order: ReadOrder = { connectionString: database.connectionString, file: content, name }
    const file = await runInWorker<ReadFile>(WORKER, order, {
      report: async () => {},
      signal: AbortSignal.timeout(LONGEST_MS),
    })
    return { file, name, hash: createHash('sha256').update(content).digest('hex') }
  }
  handleFreely(app, contract.checkItemImport, async ({ actor, query, request }) => {
    const { file, name, hash } = await read(request)
    return database.tenant(actor.instansiId, async (db) => (await judgeFile(db, file, name, hash, query)).report)
  })
  handleFreely(app, contract.applyItemImport, async ({ actor, query, request }) => {
    const { file, name, hash } = await read(request)
    if (hash !== query.hash) throw importErrors.FILE_CHANGED()
    return database.tenant(actor.instansiId, async (db) => {
      const judged = await judgeFile(db, file, name, hash, query)
      return { added: await addJudged(db, actor, judged) }
    })
  })
  handleFile(app, contract.getItemTemplate, async () => ({
    fileName: 'templat-soal.xlsx',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    content: await itemTemplate(),
  }))
  handleFreely(app, contract.exportItems, async ({ actor, query, reply }) => {
    const { content } = await exportBank(database, actor, query.ids?.split(',') ?? null)
    return reply
      .header('content-disposition', 'attachment; filename="bank-soal-qti.zip"')
      .type('application/zip')
      .send(content)
  })
}
