import { parentPort, workerData } from 'node:worker_threads'
import { type Database, openDatabase } from '../db/database.ts'
import { AppError } from '../plugins/app-error.ts'

export type ThreadOrder = { readonly id: number; readonly question: object } | { readonly end: true }

export type ThreadAnswer =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly refusal: Pick<AppError, 'code' | 'status' | 'message' | 'details'> }
  | {
      readonly id: number
      readonly failure: { readonly message: string; readonly stack: string; readonly code: string | undefined }
    }

/** The worker's half of `PlanThread`: answers each question, a refusal or a failure whole, until it is told to end. */
export function serveThread<Q extends object>(answer: (database: Database, question: Q) => Promise<unknown>): void {
  const { connectionString } = workerData as { connectionString: string }
  const database = openDatabase(connectionString, { maxConnections: 2 })
  const port = parentPort!
  port.on('message', async (order: ThreadOrder) => {
    if ('end' in order) {
      await database.close()
      process.exit(0)
    }
    const { id, question } = order
    try {
      port.postMessage({ id, value: await answer(database, question as Q) } satisfies ThreadAnswer)
    } catch (error) {
      port.postMessage(asAnswer(id, error))
    }
  })
}

function asAnswer(id: number, error: unknown): ThreadAnswer {
  if (error instanceof AppError) {
    const { code, status, message, details } = error
    return { id, refusal: { code, status, message, details } }
  }
  const { message, stack = '', code } = error as Error & { code?: string }
  return { id, failure: { message, stack, code } }
}
