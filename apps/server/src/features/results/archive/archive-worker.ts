import type { AuditActor } from '../../../db/audit.ts'
import { openDatabase } from '../../../db/database.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { makeReportArchive } from './make-archive.ts'

export interface ArchiveOrder {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
  readonly jobId: string
  readonly publicUrl: string
}

// Laying out seven hundred reports takes half a minute of computing: in a thread of its own.
await serveWorker<ArchiveOrder>(async ({ connectionString, actor, ...order }, progress) => {
  const database = openDatabase(connectionString, { maxConnections: 2 })
  try {
    return await makeReportArchive(database, actor, order, progress)
  } finally {
    await database.close()
  }
})
