import type { EventStream } from './event-stream.ts'

/** Of one signed-in session on this process: more tabs than a person looks at. */
export const MOST_STREAMS = 12
/** Of one person on this process, over all their sessions: more devices than a proctor carries. */
export const MOST_OF_A_PERSON = 48

interface Listener {
  readonly sessionId: string
  /** Account or participant. */
  readonly id: string
}

/**
 * Who opens streams without end holds a dozen of a session and four of these in all, however often they sign in: the
 * oldest gives way.
 */
export class OpenStreams {
  readonly #open = new Map<string, EventStream[]>()

  add({ sessionId, id }: Listener, stream: EventStream): void {
    this.#keep(`session ${sessionId}`, stream, MOST_STREAMS)
    this.#keep(`person ${id}`, stream, MOST_OF_A_PERSON)
  }

  #keep(key: string, stream: EventStream, most: number): void {
    const open = this.#open.get(key) ?? []
    this.#open.set(key, open)
    open.push(stream)
    stream.onEnd(() => {
      open.splice(open.indexOf(stream), 1)
      if (open.length === 0) this.#open.delete(key)
    })
    if (open.length > most) open[0]!.end()
  }
}
