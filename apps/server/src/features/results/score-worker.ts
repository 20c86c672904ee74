import type { AuditActor } from '../../db/audit.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import type { RecipeChoice } from './event-recipe.ts'
import { deriveAndStore } from './score-event.ts'

export interface ScoreOrder {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
<<<<<<< HEAD
  readonly jobId: string
}

// Reading and storing the facts of seven hundred people takes longer than one answer may wait: in a thread of its own.
await serveWorker<ScoreOrder>(({ actor, id, jobId }, { database, progress }) =>
  deriveAndStore(database, actor, { eventId: id, jobId }, async (share) => progress(share, '')),
)
=======
  readonly choice?: RecipeChoice | undefined
}

// Reading and storing the facts of seven hundred people takes longer than one answer may wait: in a thread of its own.
await serveWorker<ScoreOrder>(async ({ connectionString, actor, id, choice }, progress) => {
  const database = openDatabase(connectionString, { maxConnections: 2 })
  try {
    return await deriveAndStore(database, actor, id, { choice, report: async (share) => progress(share, '') })
  } finally {
    await database.close()
  }
})
>>>>>>> a94777e (wip calibration)
