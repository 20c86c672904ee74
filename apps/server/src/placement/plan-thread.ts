import type { Worker } from 'node:worker_threads'
import { startThread } from '../jobs/start-thread.ts'
import { AppError } from '../plugins/app-error.ts'
import type { ThreadAnswer, ThreadOrder } from './serve-thread.ts'

const LONGEST_END_MS = 5_000
const MOST_MEGABYTES = 1_536

interface Waiting {
  fulfil(value: unknown): void
  reject(error: Error): void
}
interface Running {
  readonly worker: Worker
  readonly waiting: Map<number, Waiting>
}

/**
 * One thread of this process that answers questions about plans, so that nobody else waits for its computing. It keeps
 * nothing but what it can read again: another server process, or a thread begun anew, answers the same. It is begun by
 * the first question; one that died is begun again by the next. It does not keep the process up.
 */
export class PlanThread {
  readonly #module: URL
  readonly #connectionString: string
  #running: Running | null = null
  #latest = 0
  #isClosed = false

  constructor(module: URL, connectionString: string) {
    this.#module = module
    this.#connectionString = connectionString
  }

  ask<T>(question: object): Promise<T> {
    if (this.#isClosed) return Promise.reject(new Error('the server is closing; no plan is asked about any more'))
    this.#running ??= this.#begin()
    const { worker, waiting } = this.#running
    return new Promise<T>((fulfil, reject) => {
      const id = this.#latest++
      waiting.set(id, { fulfil: fulfil as (value: unknown) => void, reject })
      worker.ref()
      worker.postMessage({ id, question } satisfies ThreadOrder)
    })
  }

  /** Refuses what is still asked and ends the thread, by force where it computes on. */
  async close(): Promise<void> {
    this.#isClosed = true
    const running = this.#running
    if (!running) return
    const ended = new Promise<void>((fulfil) => running.worker.once('exit', () => fulfil()))
    running.worker.postMessage({ end: true } satisfies ThreadOrder)
    const force = setTimeout(() => void running.worker.terminate(), LONGEST_END_MS)
    await ended
    clearTimeout(force)
  }

  /** For a test of its death. */
  async kill(): Promise<void> {
    await this.#running?.worker.terminate()
  }

  #begin(): Running {
    const worker = startThread(this.#module, {
      workerData: { connectionString: this.#connectionString },
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES },
    })
    const waiting = new Map<number, Waiting>()
    const end = (error: Error) => {
      if (this.#running?.worker === worker) this.#running = null
      for (const { reject } of waiting.values()) reject(error)
      waiting.clear()
    }
    worker.on('message', (answer: ThreadAnswer) => {
      const asked = waiting.get(answer.id)
      waiting.delete(answer.id)
      if (waiting.size === 0) worker.unref()
      if ('value' in answer) asked?.fulfil(answer.value)
      else asked?.reject(asError(answer))
    })
    worker.on('error', end)
    worker.on('exit', (code) => end(new Error(`the thread of plans ended with ${code}`)))
    worker.unref()
    return { worker, waiting }
  }
}

function asError(answer: Exclude<ThreadAnswer, { value: unknown }>): Error {
  if ('refusal' in answer) {
    const { code, status, message, details } = answer.refusal
    return new AppError(code, status, message, details)
  }
  const { message, stack, code } = answer.failure
  return Object.assign(new Error(message), { stack, code })
}
