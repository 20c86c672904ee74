import { MessageChannel, type MessagePort, type Worker } from 'node:worker_threads'
import { startThread } from '../../../jobs/start-thread.ts'
import { openRenderLine, type RenderLine } from './render-line.ts'
import type { PrintedReport } from './render-report.ts'
import type { RenderControl } from './render-worker.ts'

const MODULE = new URL('./render-worker.ts', import.meta.url)
const MOST_MEGABYTES = 512
const LONGEST_END_MS = 10_000

interface Running {
  readonly worker: Worker
  readonly line: RenderLine
  readonly ended: Promise<void>
}

/**
 * The one thread of this process in which reports are laid out: a page takes the compiler twenty to a hundred
 * milliseconds, in which nobody else would be answered. Begun by the first report; one that died is begun again by the
 * next.
 */
export class RenderThread {
  #running: Running | null = null
  #last: Promise<unknown> = Promise.resolve()
  #isClosed = false

  render(report: PrintedReport): Promise<Uint8Array> {
    const pdf = this.#run().line.render(report)
    this.#last = pdf
    return pdf
  }

  /** A line for another thread: its orders and everybody else's take turns. */
  openLine(): MessagePort {
    return newLine(this.#run().worker)
  }

  /** Ends once every report of this thread is answered, which comes in order. A thread that does not come to that is ended by force. */
  async close(): Promise<void> {
    this.#isClosed = true
    const running = this.#running
    if (!running) return
    const force = setTimeout(() => void running.worker.terminate(), LONGEST_END_MS)
    await this.#last.catch(() => {})
    tell(running.worker, { end: true })
    await running.ended
    clearTimeout(force)
  }

  /** For a test of its death. */
  async kill(): Promise<void> {
    await this.#running?.worker.terminate()
  }

  #run(): Running {
    if (this.#isClosed) throw new Error('the server is closing; no report is laid out any more')
    this.#running ??= this.#begin()
    return this.#running
  }

  #begin(): Running {
    const worker = startThread(MODULE, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES } })
    // Whoever waits for a report learns of it by the line that closes.
    worker.on('error', (error) => console.error(error))
    const ended = new Promise<void>((fulfil) => {
      worker.once('exit', () => {
        if (this.#running?.worker === worker) this.#running = null
        fulfil()
      })
    })
    worker.unref()
    return { worker, ended, line: openRenderLine(newLine(worker)) }
  }
}

function newLine(worker: Worker): MessagePort {
  const { port1, port2 } = new MessageChannel()
  tell(worker, { line: port2 }, [port2])
  return port1
}

const tell = (worker: Worker, control: RenderControl, handedOver: MessagePort[] = []) =>
  worker.postMessage(control, handedOver)
