import type { FastifyBaseLogger } from 'fastify'
import type { Database } from '../../../db/database.ts'
import type { ExamNotice } from '../../../db/exam-notices.ts'
import type { EventStream } from '../../../plugins/event-stream.ts'
import type { Hearer } from '../hear-notices.ts'
import { RoomWatch, type WatchedRoom } from './room-watch.ts'

/** The rooms whose boards are open on this process. */
export class RoomWatches implements Hearer {
  readonly #database: Database
  readonly #clock: () => Date
  readonly #log: FastifyBaseLogger
  readonly #rooms = new Map<string, RoomWatch>()

  constructor(database: Database, clock: () => Date, log: FastifyBaseLogger) {
    this.#database = database
    this.#clock = clock
    this.#log = log
  }

  open(room: WatchedRoom, board: EventStream): void {
    const key = `${room.instansiId} ${room.eventId} ${room.sessionId}`
    const watch = this.#rooms.get(key) ?? new RoomWatch(room, this.#database, this.#clock, this.#log)
    this.#rooms.set(key, watch)
    watch.add(board)
    board.onEnd(() => {
      if (watch.isEmpty && this.#rooms.get(key) === watch) this.#rooms.delete(key)
    })
  }

  hear(notice: ExamNotice): void {
    for (const room of this.#rooms.values()) room.hear(notice)
  }

  catchUp(): void {
    for (const room of this.#rooms.values()) room.readSoon()
  }

  endAll(): void {
    for (const room of this.#rooms.values()) room.endAll()
  }
}
