import type { AuditActor } from '../../db/audit.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import { type FillOrder, fillSuccession } from './fill-succession.ts'

export interface FillWork extends FillOrder {
  readonly connectionString: string
  readonly actor: AuditActor
}

// Reading everybody's history and searching for whole pools take longer than one answer may wait.
await serveWorker<FillWork>(({ actor, ...order }, { database, progress }) =>
  fillSuccession(database, actor, order, progress),
)
