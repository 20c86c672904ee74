import * as contract from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import type { Running } from '../../../jobs/jobs.ts'
import { runInWorker } from '../../../jobs/run-in-worker.ts'
import { lockBatch } from './batches.ts'
import type { ImportOrder } from './import-worker.ts'

export const CHECK_IMPORT = 'check-import'
export const APPLY_IMPORT = 'apply-import'

/** How an import is checked and applied: by jobs that can be watched and stopped. */
export function defineImportJobs({ jobs, database }: Pick<FastifyInstance, 'jobs' | 'database'>): void {
  const module = new URL('./import-worker.ts', import.meta.url)
  const inWorker = (step: ImportOrder['step'], running: Running) => {
    const { id } = contract.IdParams.parse(running.input)
    const { connectionString } = database
    const order: ImportOrder = { connectionString, actor: running.actor, step, id, jobId: running.id }
    return runInWorker<contract.ImportCounts>(module, order, running)
  }
  jobs.define(CHECK_IMPORT, (running) => inWorker('check', running))
  jobs.define(APPLY_IMPORT, async (running) => {
    try {
      return await inWorker('apply', running)
    } catch (error) {
      // Stopped or dead a moment too late: what is committed is applied, whatever became of the one who did it.
      const { id } = contract.IdParams.parse(running.input)
      const batch = await database.tenant(running.actor.instansiId, (db) => lockBatch(db, id))
      if (batch.appliedByJob === running.id && batch.counts) return batch.counts
      throw error
    }
  })
}
