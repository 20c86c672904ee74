import type { MessagePort } from 'node:worker_threads'
import type { PrintedReport } from './render-report.ts'

/** What goes over a line to the thread that lays out reports; `n` joins an answer to its order. */
export interface RenderOrder {
  readonly n: number
  readonly report: PrintedReport
}
export type RenderAnswer =
  | { readonly n: number; readonly pdf: Uint8Array }
  | { readonly n: number; readonly failure: string }

export interface RenderLine {
  /** Tagged A4 PDF of one report. */
  render(report: PrintedReport): Promise<Uint8Array>
  close(): void
}

interface Waiting {
  fulfil(pdf: Uint8Array): void
  reject(error: Error): void
}

/** One side's line to the thread that lays out reports. Orders are answered in their turn; a lost thread fails them all. */
export function openRenderLine(port: MessagePort): RenderLine {
  const waiting = new Map<number, Waiting>()
  let count = 0
  let isOpen = true
  port.on('message', (answer: RenderAnswer) => {
    const order = waiting.get(answer.n)
    waiting.delete(answer.n)
    if (waiting.size === 0) port.unref()
    if ('pdf' in answer) order?.fulfil(answer.pdf)
    else order?.reject(new Error(`a report could not be laid out: ${answer.failure}`))
  })
  port.once('close', () => {
    isOpen = false
    for (const order of waiting.values()) order.reject(lost())
    waiting.clear()
  })
  port.unref()
  return {
    render(report) {
      if (!isOpen) return Promise.reject(lost())
      return new Promise((fulfil, reject) => {
        count += 1
        waiting.set(count, { fulfil, reject })
        // An idle line lets its process end; one that waits for an answer does not.
        port.ref()
        port.postMessage({ n: count, report } satisfies RenderOrder)
      })
    },
    close: () => port.close(),
  }
}

const lost = () => new Error('the thread that lays out reports has ended')
