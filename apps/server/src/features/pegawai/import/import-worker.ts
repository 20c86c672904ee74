import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { applyBatch, checkBatch } from './run-batch.ts'

export interface ImportOrder {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly step: 'check' | 'apply'
  readonly id: string
  readonly jobId: string
}

// Six thousand rows take a second to read, compare and write: in a thread of its own, with a connection of its own.
await serveWorker<ImportOrder>(({ actor, step, id, jobId }, { database, progress }) =>
  step === 'check' ? checkBatch(database, actor, id, progress) : applyBatch(database, actor, { id, jobId }, progress),
)
