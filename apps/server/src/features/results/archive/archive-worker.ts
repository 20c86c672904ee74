import type { MessagePort } from 'node:worker_threads'
import type { AuditActor } from '../../../db/audit.ts'
import { serveWorker } from '../../../jobs/worker-side.ts'
import { openRenderLine } from '../report/render-line.ts'
import { makeReportArchive } from './make-archive.ts'

export interface ArchiveOrder {
  readonly connectionString: string
  readonly actor: AuditActor
  readonly id: string
  readonly jobId: string
  readonly publicUrl: string
  /** To the thread that lays out reports. */
  readonly line: MessagePort
}

// Reading and packing seven hundred reports takes long: in a thread of its own.
await serveWorker<ArchiveOrder>(async ({ actor, line, ...order }, { database, progress }) => {
  const { render, close } = openRenderLine(line)
  try {
    return await makeReportArchive(database, actor, order, render, progress)
  } finally {
    close()
  }
})
