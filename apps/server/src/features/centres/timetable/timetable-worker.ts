import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { type SolveOrder, solveCentre } from './solve.ts'

export interface TimetableWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly order: SolveOrder
}

await serveWorker<TimetableWork>(({ actor, order }, { database, progress }) =>
  solveCentre(database, actor, order, progress),
)
