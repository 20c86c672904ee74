import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { AppError } from '../plugins/app-error.ts'
import type { Running } from './jobs.ts'
import type { WorkerMessage } from './worker-side.ts'

const LOOK_EVERY_MS = 250

/**
 * Runs a module that speaks by `serveWorker` in a thread of its own, so that nobody's answer waits for its computing.
 * Whoever stops the job ends the thread; its connection goes with it, and PostgreSQL takes back what it had not committed.
 */
export async function runInWorker<T>(
  module: URL,
  data: object,
  { report, signal }: Pick<Running, 'report' | 'signal'>,
  { mostMegabytes = 1024 } = {},
): Promise<T> {
  // A file that unpacks into more than this ends its own thread, not the server.
  const worker = new Worker(module, { workerData: data, resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  let latest = { share: 0, step: '' }
  let isOver = false
  const answer = new Promise<T>((fulfil, reject) => {
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') latest = message
      else if (message.kind === 'done') fulfil(message.value as T)
      else reject(asError(message))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`${module.pathname} ended with ${code} and no answer`)))
  })
  answer.catch(() => {})
  const watch = async () => {
    while (!isOver) {
      await report(latest.share, latest.step)
      await Promise.race([answer.catch(() => {}), wait(LOOK_EVERY_MS, undefined, { signal }).catch(() => {})])
    }
    return answer
  }
  answer
    .finally(() => {
      isOver = true
    })
    .catch(() => {})
  try {
    return await Promise.race([answer, watch()])
  } finally {
    isOver = true
    await worker.terminate()
  }
}

function asError(message: Exclude<WorkerMessage, { kind: 'progress' | 'done' }>): Error {
  if (message.kind === 'refused') return new AppError(message.code, message.status, message.message, message.details)
  return Object.assign(new Error(message.message), { stack: message.stack, code: message.code })
}
