import type { AuditActor } from '../../db/audit.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import { storeRaterReport } from './store-report.ts'

export interface RaterReportWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
}

await serveWorker<RaterReportWork>(({ actor, id }, { database, progress }) =>
  storeRaterReport(database, actor, id, { progress }),
)
