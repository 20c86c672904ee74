import * as contract from '@petakom/contract'
import { checkSheet } from '@petakom/domain'
import type { FastifyInstance } from 'fastify'
import { stringify } from 'yaml'
import { parseDataFile } from '../../data-files/parse-data-file.ts'
import { addOriginalSheets, readOriginalSheets } from '../../db/original-sheets.ts'
import { handle, handleFile } from '../../plugins/route.ts'
import { addSheet, addSheetVersion, changeState } from './changes.ts'
import { findByCode, getContent, getHead, listSheetRows, listVersions } from './queries.ts'

export function registerSheets(app: FastifyInstance): void {
  handle(app, contract.listSheets, async ({ db }) => ({ rows: await listSheetRows(db) }))
  handle(app, contract.getSheet, async ({ db, params, query }) => {
    const head = await getHead(db, params.id)
    const version = query.version ?? head.currentVersion
    const content = await getContent(db, params.id, version)
    return { ...head, version, content, findings: checkSheet(content), versions: await listVersions(db, params.id) }
  })
  handle(app, contract.createSheet, async ({ db, actor, body }) => ({ id: await addSheet(db, actor, body) }))
  handle(app, contract.reviseSheet, async ({ db, actor, params, body }) => ({
    version: await addSheetVersion(db, actor, params.id, body),
  }))
  handle(app, contract.setSheetState, async ({ db, actor, params, body }) => {
    await changeState(db, actor, params.id, body)
    return contract.done
  })
  handle(
    app,
    contract.readSheetFile,
    async ({ db, body }): Promise<contract.ResponseOf<typeof contract.readSheetFile>> => {
      const reading = parseDataFile(contract.ObservationSheetFile, body.text)
      if (reading.outcome === 'refused') return { outcome: 'refused', problems: [...reading.problems] }
      const { format: _, code, ...content } = reading.value
      const existing = await findByCode(db, code)
      return { outcome: 'read', code, content, findings: checkSheet(content), existing }
    },
  )
  handleFile(app, contract.downloadSheet, async ({ db, params, query }) => {
    const { code, currentVersion } = await getHead(db, params.id)
    const version = query.version ?? currentVersion
    const content = await getContent(db, params.id, version)
    return {
      fileName: `${code.toLowerCase()}-v${version}.yaml`,
      contentType: 'application/yaml; charset=utf-8',
      content: stringify({ format: 'petakom-sheet/1', code, ...content }, { lineWidth: 110 }),
    }
  })
  handle(app, contract.loadOriginalSheets, async ({ db, actor }) => ({
    added: await addOriginalSheets(db, actor, await readOriginalSheets()),
  }))
}
