import { serveWorker } from '../../../jobs/worker-side.ts'
import { buildDocument } from './build-document.ts'
import { readMinutes } from './read-minutes.ts'
import { renderMinutes } from './render.ts'

/** Lays minutes out in a thread of its own: it takes longer than a turn of the event loop may. */
export interface MinutesWork {
  readonly connectionString: string
  readonly instansiId: string
  readonly washupId: string
  readonly number: number | undefined
  readonly publicUrl: string
}

await serveWorker<MinutesWork>(async ({ instansiId, washupId, number, publicUrl }, { database }) => {
  const stored = await database.tenant(instansiId, (db) => readMinutes(db, washupId, number))
  return Uint8Array.from(renderMinutes(buildDocument(stored, publicUrl), stored.content.closedAt))
})
