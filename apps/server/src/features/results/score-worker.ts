import type { AuditActor } from '../../db/audit.ts'
import { openDatabase } from '../../db/database.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import { deriveAndStore } from './score-event.ts'

export interface ScoreOrder {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
}

// Reading and storing the facts of seven hundred people takes longer than one answer may wait: in a thread of its own.
await serveWorker<ScoreOrder>(async ({ connectionString, actor, id }, progress) => {
  const database = openDatabase(connectionString, { maxConnections: 2 })
  try {
    return await deriveAndStore(database, actor, id, async (share) => progress(share, ''))
  } finally {
    await database.close()
  }
})
