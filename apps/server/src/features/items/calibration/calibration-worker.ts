import type { CalibrationOrder } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import { openDatabase } from '../../../db/database.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { runCalibration } from './run-calibration.ts'

export interface CalibrationWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly order: CalibrationOrder
  readonly now: Date
}

await serveWorker<CalibrationWork>(async ({ connectionString, actor, order, now }, progress) => {
  const database = openDatabase(connectionString, { maxConnections: 1 })
  try {
    return await runCalibration(database, actor, order, now, progress)
  } finally {
    await database.close()
  }
})
