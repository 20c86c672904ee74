import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../db/database.ts'
import { loadDemo } from './load-demo.ts'

const database = openDatabase(workerData.connectionString)
await loadDemo({
  database,
  secret: Buffer.from(workerData.secret, 'base64'),
  dataFolder: workerData.dataFolder,
  onProgress: (step, percent, message) => parentPort?.postMessage({ step, percent, message }),
})
await database.close()
