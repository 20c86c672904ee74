import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { freezeRound } from './freeze-round.ts'

export interface FreezeWork {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly roundId: string
  /** Of the round, as whoever froze it saw it. */
  readonly version: number
}

await serveWorker<FreezeWork>((work, { database, progress }) => freezeRound(database, work, progress))
