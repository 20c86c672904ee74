import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { makeCurve } from './make-curve.ts'

export interface CurveWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly planId: string
}

await serveWorker<CurveWork>((work, tools) => makeCurve(work, tools))
