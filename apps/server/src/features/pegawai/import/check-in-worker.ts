import { Worker } from 'node:worker_threads'
import type { RosterKnowledge } from '@petakom/domain'
import { AppError } from '../../../plugins/app-error.ts'
import type { SheetCheck } from './check-sheet.ts'

type Message =
  | { outcome: 'checked'; check: SheetCheck }
  | { outcome: 'refused'; code: string; status: number; message: string; details: unknown }

export function checkInWorker(file: Buffer, known: RosterKnowledge): Promise<SheetCheck> {
  return new Promise((fulfil, reject) => {
    const worker = new Worker(new URL('./check-worker.ts', import.meta.url), {
      workerData: { file, known },
      // A sheet that unpacks into more than this ends its own thread, not the server.
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    })
    worker.once('message', (message: Message) => {
      if (message.outcome === 'checked') fulfil(message.check)
      else reject(new AppError(message.code, message.status, message.message, message.details))
    })
    worker.once('error', reject)
    worker.once('exit', (code) => reject(new Error(`roster check ended with ${code} and no answer`)))
  })
}
