import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import { type Database, openDatabase } from '../db/database.ts'
import { AppError } from '../plugins/app-error.ts'

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly share: number; readonly step: string }
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'stopped' }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly status: number
      readonly message: string
      readonly details: unknown
    }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string; readonly code: string | undefined }

/** What the other side gives along with the order: raised by it when the work is to stop. */
export interface WorkerData<D> {
  readonly order: D
  readonly stop: Int32Array
}

/** Share done, 0 to 1, and the code of the step: a key under `common:job.step` of the catalogue. Throws when stopped. */
export type Progress = (share: number, step: string) => void

export interface WorkerTools {
  /** With connections of its own. */
  readonly database: Database
  readonly progress: Progress
  /** Raised when the work is to stop, for threads and solvers that the work itself began. */
  readonly signal: AbortSignal
}

const CANCEL_EVERY_MS = 200

class Stopped extends Error {
  override readonly name = 'Stopped'
}

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

/**
 * The worker's half of `runInWorker`: does the work and sends its answer, a refusal or a failure whole, then ends by
 * itself. Asked to stop, it lets PostgreSQL cancel what runs and says what came of it: stopped, or done after all.
 */
export async function serveWorker<D extends { readonly connectionString: string }>(
  work: (order: D, tools: WorkerTools) => Promise<unknown>,
): Promise<void> {
  const { order, stop }: WorkerData<D> = workerData
  const database = openDatabase(order.connectionString, { maxConnections: 2 })
  const isStopped = () => Atomics.load(stop, 0) !== 0
  const progress: Progress = (share, step) => {
    if (isStopped()) throw new Stopped()
    say({ kind: 'progress', share, step })
  }
  const over = new AbortController()
  const stopping = new AbortController()
  const cancelling = cancelWhenStopped(database, isStopped, over.signal, stopping)
  let answer: WorkerMessage
  try {
    answer = { kind: 'done', value: await work(order, { database, progress, signal: stopping.signal }) }
  } catch (error) {
    answer = isStopped() ? { kind: 'stopped' } : asMessage(error)
  }
  over.abort()
  await cancelling
  await database.close()
  say(answer)
}

/** A statement that waits for a lock hears no one but PostgreSQL; asked again, for one that had not begun yet. */
async function cancelWhenStopped(
  database: Database,
  isStopped: () => boolean,
  over: AbortSignal,
  stopping: AbortController,
): Promise<void> {
  while (!over.aborted) {
    if (isStopped()) {
      stopping.abort()
      await database.cancelAll().catch(() => {})
    }
    await wait(CANCEL_EVERY_MS, undefined, { signal: over }).catch(() => {})
  }
}

function asMessage(error: unknown): WorkerMessage {
  if (error instanceof AppError) {
    const { code, status, message, details } = error
    return { kind: 'refused', code, status, message, details }
  }
  const { message, stack = '', code } = error as Error & { code?: string }
  return { kind: 'failed', message, stack, code }
}
