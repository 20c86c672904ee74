import type { FastifyInstance } from 'fastify'
import type { Database } from '../db/database.ts'

/** Longest time that an actor is remembered should a notice get lost with its connection. */
const LIFETIME_MS = 5000
const MOST = 10_000

interface Known<A> {
  readonly actor: A
  readonly until: number
}

/**
 * Actors by the hash of their session's token, so that a hall which saves an answer every few seconds does not ask the
 * database who it is each time. A session that ends, an account that changes and a PIN that is renewed clear the
 * memory of every server by a notice from the database.
 */
export class KnownActors<A> {
  readonly #byHash = new Map<string, Known<A>>()
  /** Counts the clearings: a lookup that began before one must not bring back what it read. */
  #generation = 0
  #isListening = false
  readonly #mayKeep: (actor: A) => boolean
  readonly #onForget: () => void

  /** What may not be kept is looked up each time: a session that was just opened must not count as locked. */
  constructor(mayKeep: (actor: A) => boolean, onForget: () => void = () => {}) {
    this.#mayKeep = mayKeep
    this.#onForget = onForget
  }

  async find(hash: string, lookUp: (hash: string) => Promise<A | null>): Promise<A | null> {
    const known = this.#byHash.get(hash)
    if (known && known.until > Date.now()) return known.actor
    const generation = this.#generation
    const actor = await lookUp(hash)
    if (actor && this.#mayKeep(actor) && this.#isListening && generation === this.#generation) {
      if (this.#byHash.size >= MOST) this.#byHash.delete(this.#byHash.keys().next().value!)
      this.#byHash.set(hash, { actor, until: Date.now() + LIFETIME_MS })
    }
    return actor
  }

  forget(): void {
    this.#generation += 1
    this.#byHash.clear()
    this.#onForget()
  }

  /** Nothing is remembered while the notices are not heard: before the first connection, and between a lost one and the next. */
  async follow(app: FastifyInstance, database: Database): Promise<void> {
    const hear = (isListening: boolean) => {
      this.#isListening = isListening
      this.forget()
    }
    const stop = await database.listen('actor_changed', {
      onNotice: () => this.forget(),
      onLost: () => hear(false),
      onBack: () => hear(true),
    })
    hear(true)
    app.addHook('onClose', async () => {
      hear(false)
      await stop()
    })
  }
}
