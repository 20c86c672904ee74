import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { type RepairOrder, repairCentre } from './repair.ts'
import { type SolveOrder, solveCentre } from './solve.ts'

export interface TimetableWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly order: SolveOrder | RepairOrder
}

await serveWorker<TimetableWork>(({ actor, order }, { database, progress }) =>
  order.kind === 'solve'
    ? solveCentre(database, actor, order, progress)
    : repairCentre(database, actor, order, progress),
)
