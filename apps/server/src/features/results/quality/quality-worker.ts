import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { storeEventQuality } from './store-quality.ts'

export interface QualityWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
}

await serveWorker<QualityWork>(({ actor, id }, { database, progress }) =>
  storeEventQuality(database, actor, id, { progress }),
)
