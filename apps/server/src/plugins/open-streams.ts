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

/** Notices of the same moment are answered by one look at who is still signed in. */
const GATHER_MS = 500

/**
 * Who opens streams without end holds a dozen of a session and four of these in all, however often they sign in: the
 * oldest gives way. A stream whose session ended, was locked or lost its permission ends with it, not minutes later.
 */
export class OpenStreams {
  readonly #open = new Map<string, EventStream[]>()
  readonly #mayStay = new Map<EventStream, () => Promise<boolean>>()
  #checking: NodeJS.Timeout | null = null

  /** `mayStay` asks anew whether whoever opened the stream may still hear it. */
  add({ sessionId, id }: Listener, stream: EventStream, mayStay: () => Promise<boolean>): void {
    this.#mayStay.set(stream, mayStay)
    stream.onEnd(() => this.#mayStay.delete(stream))
    this.#keep(`session ${sessionId}`, stream, MOST_STREAMS)
    this.#keep(`person ${id}`, stream, MOST_OF_A_PERSON)
  }

  /** Somebody's session or rights changed, nobody says whose: every open stream is asked about, once for all of them. */
  checkSoon(): void {
    this.#checking ??= setTimeout(() => {
      this.#checking = null
      for (const [stream, mayStay] of this.#mayStay)
        mayStay().then(
          (may) => may || stream.end(),
          // A database that is away for a moment ends nobody's stream.
          () => {},
        )
    }, GATHER_MS).unref()
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
