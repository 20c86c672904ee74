import type { AuditActor } from '../../db/audit.ts'
import { serveWorker } from '../../jobs/worker-side.ts'
import type { RecipeChoice } from './event-recipe.ts'
import { deriveAndStore } from './score-event.ts'

export interface ScoreOrder {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
  readonly jobId: string
  readonly choice?: RecipeChoice | undefined
}

// Reading and storing the facts of seven hundred people takes longer than one answer may wait: in a thread of its own.
await serveWorker<ScoreOrder>(({ actor, id, jobId, choice }, { database, progress }) =>
  deriveAndStore(database, actor, { eventId: id, jobId, choice }, async (share) => progress(share, '')),
)
