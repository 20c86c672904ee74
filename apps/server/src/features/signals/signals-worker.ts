import type { AuditActor } from '../../db/audit.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import { storeEventSignals } from './store-signals.ts'

export interface SignalWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
}

await serveWorker<SignalWork>(({ actor, id }, { database, progress }) =>
  storeEventSignals(database, actor, id, { progress }),
)
