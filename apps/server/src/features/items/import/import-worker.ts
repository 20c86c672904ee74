import { serveWorker } from '../../../jobs/worker-side.ts'
import { readItemFile } from './read-file.ts'

export interface ReadOrder {
  readonly connectionString: string
  readonly file: Uint8Array
  readonly name: string
}

// Unpacking and interpreting a package may take seconds: in a thread of its own, so that nobody's answer waits.
await serveWorker<ReadOrder>(({ file, name }) => readItemFile(Buffer.from(file), name))
