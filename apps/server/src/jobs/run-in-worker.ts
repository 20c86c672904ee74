import { setTimeout as wait } from 'node:timers/promises'
import type { Transferable } from 'node:worker_threads'
import { AppError } from '../plugins/app-error.ts'
import type { Running } from './jobs.ts'
import { startThread } from './start-thread.ts'
import type { WorkerData, WorkerMessage } from './worker-side.ts'

const LOOK_EVERY_MS = 250
const LONGEST_STOP_MS = 10_000

interface Options {
  /** A file that unpacks into more than this ends its own thread, not the server. */
  readonly mostMegabytes?: number
  /** A thread that has not stopped by then is ended by force, at the risk of dying inside foreign code. */
  readonly patienceMs?: number
  /** What of the order becomes the thread's own. */
  readonly handedOver?: readonly Transferable[]
}

/**
 * Runs a module that speaks by `serveWorker` in a thread of its own, so that nobody's answer waits for its computing.
 * Whoever stops the job asks the thread to stop and hears what came of it: work that was committed by then is done.
 */
export async function runInWorker<T>(
  module: URL,
  order: object,
  { report, signal }: Pick<Running, 'report' | 'signal'>,
  { mostMegabytes = 1024, patienceMs = LONGEST_STOP_MS, handedOver = [] }: Options = {},
): Promise<T> {
  const stop = new Int32Array(new SharedArrayBuffer(4))
  const worker = startThread(module, {
    workerData: { order, stop } satisfies WorkerData<object>,
    transferList: [...handedOver],
    resourceLimits: { maxOldGenerationSizeMb: mostMegabytes },
  })
  let latest = { share: 0, step: '' }
  let isOver = false
  const ended = new Promise<void>((fulfil) => worker.once('exit', () => fulfil()))
  const answer = new Promise<T | 'stopped'>((fulfil, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') latest = message
      else if (message.kind === 'done') fulfil(message.value as T)
      else if (message.kind === 'stopped') fulfil('stopped')
      else reject(asError(message))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`${module.pathname} ended with ${code} and no answer`)))
  })
  const settled = answer.then(
    () => {},
    () => {},
  )
  settled.then(() => {
    isOver = true
  })
  /** Throws as soon as the job is no longer wanted. */
  const watch = async () => {
    while (!isOver) {
      await report(latest.share, latest.step)
      await Promise.race([settled, wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})])
    }
  }
  try {
    await watch().catch(async (unwanted: unknown) => {
      Atomics.store(stop, 0, 1)
      await Promise.race([settled, wait(patienceMs, undefined, { ref: false })])
      if (!isOver || (await answer.catch(() => 'stopped')) === 'stopped') throw unwanted
    })
    return (await answer) as T
  } finally {
    await Promise.race([ended, wait(isOver ? patienceMs : 0, undefined, { ref: false })])
    await worker.terminate()
  }
}

function asError(message: Exclude<WorkerMessage, { kind: 'progress' | 'done' | 'stopped' }>): Error {
  if (message.kind === 'refused') return new AppError(message.code, message.status, message.message, message.details)
  return Object.assign(new Error(message.message), { stack: message.stack, code: message.code })
}
