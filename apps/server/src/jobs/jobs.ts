import type { Job } from '@petakom/contract'
import type { FastifyInstance } from 'fastify'
import { PgBoss } from 'pg-boss'
import type { AuditActor } from '../db/audit.ts'
import type { Database } from '../db/database.ts'
import { defineErrors } from '../plugins/app-error.ts'
import { asAppError } from '../plugins/errors.ts'
import {
  askToStop,
  claimJob,
  finishJob,
  insertJob,
  type JobRow,
  type NewJob,
  presentJob,
  reportJob,
} from './job-store.ts'

declare module 'fastify' {
  interface FastifyInstance {
    jobs: Jobs
  }
}

export interface Running {
  readonly id: string
  readonly actor: AuditActor
  readonly input: unknown
  /** Raised when somebody stops the job or the server closes. */
  readonly signal: AbortSignal
  /** Share done, 0 to 1. Throws when the job was stopped. Written at most four times a second. */
  report(progress: number, message?: string): Promise<void>
}
type Work = (running: Running) => Promise<unknown>

const QUEUE = 'petakom-job'
const REPORT_EVERY_MS = 250
const LONGEST_SECONDS = 6 * 3600

const jobErrors = defineErrors({
  JOB_FAILED: [
    500,
    'Pekerjaan ini terhenti karena kesalahan di server. Coba lagi; bila berulang, hubungi pengelola server.',
  ],
})

class Stopped extends Error {
  override readonly name = 'Stopped'
}

/**
 * Long work in pg-boss: any server process takes it up, one that dies hands it on, and its row of `job` shows a page
 * how far it is. The queue is opened by the first job or by `open`.
 */
export class Jobs {
  readonly #database: Database
  readonly #works = new Map<string, Work>()
  readonly #closing = new AbortController()
  #boss: Promise<PgBoss> | null = null
  #closed: Promise<void> | null = null

  constructor(database: Database) {
    this.#database = database
  }

  define(kind: string, work: Work): void {
    this.#works.set(kind, work)
  }

  /** Begins to take up jobs, those of an earlier life included. */
  open(): Promise<PgBoss> {
    this.#boss ??= this.#start()
    return this.#boss
  }

  /** Writes the job down and queues it. Asked for twice while unfinished, it is the same job. */
  async start(actor: AuditActor, job: NewJob): Promise<Job> {
    const written = await this.#database.tenant(actor.instansiId, (db) => insertJob(db, actor, job))
    await this.#queue(actor.instansiId, written.id)
    return presentJob(written)
  }

  async stop(actor: AuditActor, id: string): Promise<void> {
    await this.#database.tenant(actor.instansiId, (db) => askToStop(db, actor, id))
    await this.#queue(actor.instansiId, id)
  }

  /** The queue holds a job once. Put in again, one that a dying process left behind is taken up, and a live one is not. */
  async #queue(instansiId: string, jobId: string): Promise<void> {
    const boss = await this.open()
    await boss.send(QUEUE, { instansiId, jobId }, { singletonKey: jobId })
  }

  close(): Promise<void> {
    this.#closed ??= this.#end()
    return this.#closed
  }

  async #end(): Promise<void> {
    this.#closing.abort()
    const boss = await this.#boss?.catch(() => null)
    await boss?.stop({ graceful: true, timeout: 10_000 })
  }

  async #start(): Promise<PgBoss> {
    const boss = new PgBoss({ connectionString: this.#database.connectionString, max: 4, useListenNotify: true })
    // Lost connections are taken up again by pg-boss; without a listener they would end the process.
    boss.on('error', () => {})
    await boss.start()
    await boss.createQueue(QUEUE, {
      policy: 'exclusive',
      notify: true,
      retryLimit: 3,
      heartbeatSeconds: 30,
      expireInSeconds: LONGEST_SECONDS,
    })
    await boss.work<{ instansiId: string; jobId: string }>(QUEUE, { pollingIntervalSeconds: 1 }, async (batch) => {
      for (const { data } of batch) await this.#run(data.instansiId, data.jobId)
    })
    return boss
  }

  async #run(instansiId: string, id: string): Promise<void> {
    const queue = { instansiId, id: null, name: 'petakom' }
    const job = await this.#database.tenant(instansiId, (db) => claimJob(db, queue, id))
    if (!job) return
    const actor = { instansiId, id: job.creatorId, name: job.createdBy }
    const end = await this.#attempt(actor, job)
    await this.#database.tenant(instansiId, (db) => finishJob(db, actor, id, end))
  }

  async #attempt(actor: AuditActor, job: JobRow) {
    const work = this.#works.get(job.kind)
    if (!work) throw new Error(`no work is defined for jobs of kind ${job.kind}`)
    const stop = new AbortController()
    const signal = AbortSignal.any([stop.signal, this.#closing.signal])
    let reported = 0
    const report = async (progress: number, message = '') => {
      if (Date.now() - reported >= REPORT_EVERY_MS) {
        reported = Date.now()
        const share = Math.min(1, Math.max(0, progress))
        const isUnwanted = await this.#database.tenant(actor.instansiId, (db) => reportJob(db, job.id, share, message))
        if (isUnwanted) stop.abort()
      }
      if (signal.aborted) throw new Stopped()
    }
    try {
      return { state: 'done' as const, result: await work({ id: job.id, actor, input: job.input, signal, report }) }
    } catch (error) {
      // A closing server leaves the job to the next one; pg-boss hands it out again.
      if (this.#closing.signal.aborted) throw error
      if (stop.signal.aborted) return { state: 'cancelled' as const }
      const { code, message: sentence, details } = asAppError(error as Error, job.id)
      if (code !== 'INTERNAL') return { state: 'failed' as const, error: { code, message: sentence, details } }
      console.error(error)
      return { state: 'failed' as const, error: { code: 'JOB_FAILED', message: jobErrors.JOB_FAILED().message } }
    }
  }
}

export function registerJobs(app: FastifyInstance): void {
  const jobs = new Jobs(app.database)
  app.decorate('jobs', jobs)
  app.addHook('onClose', () => jobs.close())
}
