import type { PlanSettings } from '@petakom/contract'
import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { makePlan } from './make-plan.ts'

export interface PlanWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly roundId: string
  readonly settings: PlanSettings
}

await serveWorker<PlanWork>((work, tools) => makePlan(work, tools))
