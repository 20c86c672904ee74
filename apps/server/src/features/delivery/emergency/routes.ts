import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { requireRow } from '../../../plugins/require-row.ts'
import { handleFreely } from '../../../plugins/route.ts'
import { readUpload } from '../../../plugins/upload.ts'
import { emergencyErrors } from './errors.ts'
import { importEmergencyFile } from './import-file.ts'
import { readEmergencyFile } from './read-file.ts'

const MOST_BYTES = 10_000_000
const refusals = { NO_FILE: emergencyErrors.EMERGENCY_NO_FILE, FILE_TOO_LARGE: emergencyErrors.EMERGENCY_TOO_LARGE }

/** Answers that came out of the room on a stick. */
export function registerEmergencyFiles(app: FastifyInstance): void {
  const { clock, secret } = app.settings
  handleFreely(app, contract.importEmergencyFile, async ({ actor, params, request }) => {
    await app.database.tenant(actor.instansiId, (db) => requireRow(db, 'event', params.id))
    const { name, content } = await readUpload(request, MOST_BYTES, refusals)
    const journal = readEmergencyFile(content, secret)
    return app.database.tenant(actor.instansiId, (db) =>
      importEmergencyFile(db, actor, params.id, { fileName: name, content, journal }, { now: clock(), secret }),
    )
  })
}
