import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { sql } from '../db/query.ts'
import { serveWorker } from '../jobs/worker-side.ts'

export interface StubbornOrder {
  readonly connectionString: string
  /** What it does when it is told to stop: ends its work first, waits in PostgreSQL, or never hears. */
  readonly manner: 'finishes' | 'waits' | 'deaf'
}

// For tests of runInWorker: work that is told to stop at a bad moment.
await serveWorker<StubbornOrder>(async ({ manner }, { database, progress }) => {
  progress(0.5, 'writing')
  if (manner === 'deaf') for (;;);
  if (manner === 'waits') await database.gate((db) => db.all(z.unknown(), sql`select pg_sleep(60)`))
  await wait(600)
  return 'stored'
})
