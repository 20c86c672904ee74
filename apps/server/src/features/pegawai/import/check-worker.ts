import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../../plugins/app-error.ts'
import { checkSheet } from './check-sheet.ts'

// Six thousand rows take a second to read: in a thread of its own, so that nobody's answer waits for them.
try {
  parentPort?.postMessage({
    outcome: 'checked',
    check: await checkSheet(Buffer.from(workerData.file), workerData.known),
  })
} catch (error) {
  if (!(error instanceof AppError)) throw error
  const { code, status, message, details } = error
  parentPort?.postMessage({ outcome: 'refused', code, status, message, details })
}
