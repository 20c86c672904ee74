import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../plugins/app-error.ts'

export type WorkerMessage =
  | { readonly kind: 'progress'; readonly share: number; readonly step: string }
  | { readonly kind: 'done'; readonly value: unknown }
  | {
      readonly kind: 'refused'
      readonly code: string
      readonly status: number
      readonly message: string
      readonly details: unknown
    }
  | { readonly kind: 'failed'; readonly message: string; readonly stack: string; readonly code: string | undefined }

/** Share done, 0 to 1, and the code of the step: a key under `common:job.step` of the catalogue. */
export type Progress = (share: number, step: string) => void

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

/** The worker's half of `runInWorker`: does the work and sends its answer, a refusal or a failure whole. */
export async function serveWorker<D>(work: (data: D, progress: Progress) => Promise<unknown>): Promise<void> {
  try {
    say({ kind: 'done', value: await work(workerData, (share, step) => say({ kind: 'progress', share, step })) })
  } catch (error) {
    if (error instanceof AppError) {
      const { code, status, message, details } = error
      say({ kind: 'refused', code, status, message, details })
    } else {
      const { message, stack = '', code } = error as Error & { code?: string }
      say({ kind: 'failed', message, stack, code })
    }
  }
}
