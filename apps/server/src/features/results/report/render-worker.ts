import { type MessagePort, parentPort } from 'node:worker_threads'
import type { RenderAnswer, RenderOrder } from './render-line.ts'
import { renderReport } from './render-report.ts'

/** A new line for whoever wants reports, or the end: orders that wait by then are told so by their closed lines. */
export type RenderControl = { readonly line: MessagePort } | { readonly end: true }

const lines = new Set<MessagePort>()

function serve(line: MessagePort): void {
  lines.add(line)
  line.on('message', (order: RenderOrder) => {
    const answer = layOut(order)
    line.postMessage(answer, 'pdf' in answer ? [answer.pdf.buffer as ArrayBuffer] : [])
  })
  line.once('close', () => lines.delete(line))
}

function layOut({ n, report }: RenderOrder): RenderAnswer {
  try {
    // A copy of its own: the compiler's memory may not leave this thread.
    return { n, pdf: Uint8Array.from(renderReport(report)) }
  } catch (error) {
    // The compiler puts what it found into the code and leaves the message empty.
    const { message, code = '' } = error as Error & { code?: string }
    return { n, failure: `${message} ${code}`.trim() }
  }
}

parentPort!.on('message', (control: RenderControl) => {
  if ('line' in control) return serve(control.line)
  // With nothing left to listen to the thread ends by itself, never inside the compiler.
  for (const line of lines) line.close()
  parentPort!.close()
})
