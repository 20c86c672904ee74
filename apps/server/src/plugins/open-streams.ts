import type { EventStream } from './event-stream.ts'

/** Of one signed-in session on this process: more tabs than a person looks at. */
export const MOST_STREAMS = 12

/** A session that opens streams without end holds a dozen and no more: the oldest gives way. */
export class OpenStreams {
  readonly #bySession = new Map<string, EventStream[]>()

  add(sessionId: string, stream: EventStream): void {
    const open = this.#bySession.get(sessionId) ?? []
    this.#bySession.set(sessionId, open)
    open.push(stream)
    stream.onEnd(() => {
      open.splice(open.indexOf(stream), 1)
      if (open.length === 0) this.#bySession.delete(sessionId)
    })
    if (open.length > MOST_STREAMS) open[0]!.end()
  }
}
