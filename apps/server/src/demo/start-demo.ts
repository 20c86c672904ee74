import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import { sql } from '../db/query.ts'
import { startThread } from '../jobs/start-thread.ts'
import { asAppError } from '../plugins/errors.ts'
import { DEMO_CODE } from './demo-city.ts'
import { AWAITING } from './placement-rounds.ts'

/** `load` where the demo is wanted and not whole yet, `there` where it is, `none` for an agency of one's own. */
export async function demoState(database: Database, empty: boolean): Promise<'load' | 'there' | 'none'> {
  const all = await database.gate((db) =>
    db.all(
      z.object({ id: z.string(), code: z.string(), synthetic: z.boolean() }),
      sql`select id, code, is_synthetic as synthetic from instansi`,
    ),
  )
  const demo = all.find(({ code, synthetic }) => code === DEMO_CODE && synthetic)
  if (!demo) return empty || all.length > 0 ? 'none' : 'load'
  const { whole } = await database.tenant(demo.id, (db) =>
    db.one(
      z.object({ whole: z.boolean() }),
      sql`select exists (select from placement_proposal as p
        join placement_round as r on r.instansi_id = p.instansi_id and r.id = p.round_id
        where r.name = ${AWAITING.name}) as whole`,
    ),
  )
  return whole ? 'there' : 'load'
}

/** Loads the demo in a thread of its own, so that pages answer meanwhile. Returns how to stop it. */
export function startDemo(
  app: FastifyInstance,
  config: Config,
  connectionString: string,
  say: (text: string) => void,
): () => Promise<unknown> {
  // Said at once: the thread needs a moment for its first word, and a page that reads "ready" asks no more.
  app.startup = { state: 'demo', step: 'instansi', percent: 1, message: 'memulai' }
  const worker = startThread(new URL('./demo-worker.ts', import.meta.url), {
    workerData: { connectionString, secret: config.secret.toString('base64'), dataFolder: config.dataFolder },
  })
  let lastStep = ''
  worker.on('message', ({ step, percent, message }: { step: string; percent: number; message: string }) => {
    app.startup = { state: percent === 100 ? 'ready' : 'demo', step, percent, message }
    if (step !== lastStep) say(`Data contoh: ${message}`)
    lastStep = step
  })
  worker.on('error', (error) => {
    const { step, percent } = app.startup
    const message = 'Data contoh belum termuat seluruhnya.'
    app.startup = { state: 'failed', step, percent, message, cause: causeOf(error) }
    console.error('Data contoh tidak dapat dimuat:', error)
  })
  return () => worker.terminate()
}

/** One sentence that says nothing of the inside of the server; the whole error stands in its terminal. */
export function causeOf(error: unknown): string {
  const { code, message } = asAppError(error as Error, 'demo')
  return code === 'INTERNAL' ? 'kesalahan yang tidak terduga; rinciannya ada di terminal.' : message
}
