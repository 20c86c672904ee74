import type { AuditActor } from '../../../db/audit.ts'
import { openDatabase } from '../../../db/database.ts'
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
await serveWorker<ImportOrder>(async ({ connectionString, actor, step, id, jobId }, progress) => {
  const database = openDatabase(connectionString, { maxConnections: 2 })
  try {
    return step === 'check'
      ? await checkBatch(database, actor, id, progress)
      : await applyBatch(database, actor, { id, jobId }, progress)
  } finally {
    await database.close()
  }
})
