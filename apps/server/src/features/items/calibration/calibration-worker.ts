import type { CalibrationOrder } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { runCalibration } from './run-calibration.ts'

export interface CalibrationWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly order: CalibrationOrder
  readonly now: Date
}

await serveWorker<CalibrationWork>(({ actor, order, now }, { database, progress }) =>
  runCalibration(database, actor, order, now, progress),
)
